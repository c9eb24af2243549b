//! A company that registers, for tests in which somebody has to belong to one.

use super::Portal;
use domain::accounts::RegistrationForm;
use domain::ids::OrganisationId;
use domain::organisations::{CorporateNumber, OrganisationForm};
use sea_orm::EntityTrait;
use services::accounts::register::register;
use services::store::entities::organisation;

impl Portal {
    /// The agent of this portal, registered when it is first asked for.
    pub async fn an_agent(&self) -> OrganisationId {
        let known = organisation::Entity::find().one(&self.services.db).await;
        if let Some(row) = known.unwrap() {
            return OrganisationId(row.id);
        }
        let op = self.services.system();
        register(&op, &registration()).await.unwrap();
        let row = organisation::Entity::find().one(&self.services.db).await;
        OrganisationId(row.unwrap().unwrap().id)
    }
}

fn registration() -> RegistrationForm {
    RegistrationForm {
        person_name: "山田 花子".into(),
        email: "hanako@kigyo.example.jp".into(),
        password: "海と山と川と空と雲と風と星と月".into(),
        organisation: OrganisationForm {
            name: "みらい家計簿株式会社".into(),
            name_kana: "ミライカケイボカブシキガイシャ".into(),
            corporate_number: CorporateNumber::from_base("999900000001")
                .unwrap()
                .to_string(),
            registration_status: "pending".into(),
            postal_code: "101-0063".into(),
            address: "東京都千代田区神田淡路町2丁目".into(),
            representative_title: "代表取締役".into(),
            representative_name: "山田 太郎".into(),
            ..OrganisationForm::default()
        },
    }
}
