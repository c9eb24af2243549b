//! The four banners.

use crate::components::{Banner, BannerKind};
use crate::i18n::*;
use leptos::prelude::*;

/// One banner of each kind.
pub fn banners(t: Locale) -> AnyView {
    let info = td_string!(t, style_guide.banner_info).to_string();
    let error = td_string!(t, style_guide.banner_error).to_string();
    let warn = td_string!(t, style_guide.banner_warn).to_string();
    let success = td_string!(t, style_guide.banner_success).to_string();
    view! {
        <div class="samples two">
            <Banner kind=BannerKind::Info heading=info>
                <p>{td_string!(t, style_guide.banner_info_text).to_string()}</p>
            </Banner>
            <Banner kind=BannerKind::Error heading=error focus=false>
                <p>{td_string!(t, style_guide.banner_error_text).to_string()}</p>
            </Banner>
            <Banner kind=BannerKind::Warn heading=warn>
                <p>{td_string!(t, style_guide.banner_warn_text).to_string()}</p>
            </Banner>
            <Banner kind=BannerKind::Success heading=success>
                <p>{td_string!(t, style_guide.banner_success_text).to_string()}</p>
            </Banner>
        </div>
    }
    .into_any()
}
