//! The four banners.

use crate::components::{Banner, BannerKind};
use crate::i18n::*;
use leptos::prelude::*;

/// One banner of each kind.
pub fn banners(t: Locale) -> AnyView {
    let info = say!(t, style_guide.banner_info);
    let error = say!(t, style_guide.banner_error);
    let warn = say!(t, style_guide.banner_warn);
    let success = say!(t, style_guide.banner_success);
    view! {
        <div class="samples two">
            <Banner kind=BannerKind::Info heading=info>
                <p>{say!(t, style_guide.banner_info_text)}</p>
            </Banner>
            <Banner kind=BannerKind::Error heading=error focus=false>
                <p>{say!(t, style_guide.banner_error_text)}</p>
            </Banner>
            <Banner kind=BannerKind::Warn heading=warn>
                <p>{say!(t, style_guide.banner_warn_text)}</p>
            </Banner>
            <Banner kind=BannerKind::Success heading=success>
                <p>{say!(t, style_guide.banner_success_text)}</p>
            </Banner>
        </div>
    }
    .into_any()
}
