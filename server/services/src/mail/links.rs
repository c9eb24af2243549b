//! Which addresses a letter leads to, which of them open a door by themselves, and whom it greets.

use super::Letter;

impl Letter {
    /// Where the next action is done; the target of the button.
    pub(super) fn link(&self) -> Option<&str> {
        match self {
            Letter::PasswordChanged
            | Letter::FactorChanged { .. }
            | Letter::EmailChanged { .. }
            | Letter::ConsentCode { .. }
            | Letter::Helped { .. } => None,
            Letter::AlreadyRegistered { sign_in: link, .. }
            | Letter::SessionsEnded { sign_in: link, .. }
            | Letter::ConfirmAddress { link }
            | Letter::ConfirmNewAddress { link }
            | Letter::ResetPassword { link }
            | Letter::NewDevice { sessions: link, .. }
            | Letter::Invitation { link, .. }
            | Letter::ConsentRequested { link, .. }
            | Letter::ConfirmNotice { link, .. }
            | Letter::ConsentReminder { link, .. }
            | Letter::ConsentDeadlineMoved { link, .. }
            | Letter::ClientIssued { link, .. } => Some(link),
            _ => self.page(),
        }
    }

    /// The page where it is done, for those who sign in.
    fn page(&self) -> Option<&str> {
        match self {
            Letter::ApplicationReceived { url, .. }
            | Letter::ApplicationArrived { url, .. }
            | Letter::CorrectionRequested { url, .. }
            | Letter::ApplicationProposed { url, .. }
            | Letter::ApplicationSentBack { url, .. }
            | Letter::ApplicationApproved { url, .. }
            | Letter::ApplicationDeclined { url, .. }
            | Letter::BankAnswered { url, .. }
            | Letter::DraftIssued { url, .. }
            | Letter::DraftToConfirm { url, .. }
            | Letter::DraftFoundMaterial { url, .. }
            | Letter::TemplateProposed { url, .. }
            | Letter::TemplateSentBack { url, .. }
            | Letter::TemplateReleased { url, .. }
            | Letter::ClauseCommented { url, .. }
            | Letter::ContractReadyToSign { url, .. }
            | Letter::ContractAwaitsFederation { url, .. }
            | Letter::SigningReminder { url, .. }
            | Letter::SheetToConfirm { url, .. }
            | Letter::SigningStopped { url, .. }
            | Letter::SigningDelegated { url, .. }
            | Letter::ContractConcluded { url, .. }
            | Letter::ContractConcludedForBank { url, .. }
            | Letter::ContractChanged { url, .. }
            | Letter::ContractChangedForBank { url, .. }
            | Letter::ContractChangedForOffice { url, .. }
            | Letter::ConsentWithdrawn { url, .. }
            | Letter::SuspensionRequested { url, .. }
            | Letter::SuspensionDecided { url, .. }
            | Letter::ContractRenewalAhead { url, .. }
            | Letter::AmendmentOpened { url, .. }
            | Letter::IntakeOpened { url, .. }
            | Letter::ReadinessTold { url, .. }
            | Letter::PublicationLate { url, .. }
            | Letter::PublicationLateForBank { url, .. }
            | Letter::PolicyToDecide { url, .. }
            | Letter::PolicySentBack { url, .. }
            | Letter::PolicyPublished { url, .. }
            | Letter::StandingConsentChanged { url, .. }
            | Letter::ClientRequested { url, .. }
            | Letter::ClientRevoked { url, .. } => Some(url),
            _ => None,
        }
    }

    /// The same letter without the links that work for whoever holds them.
    pub(crate) fn without_keys(mut self) -> Self {
        if let Letter::ConfirmAddress { link }
        | Letter::ConfirmNewAddress { link }
        | Letter::ResetPassword { link }
        | Letter::Invitation { link, .. }
        | Letter::ConsentRequested { link, .. }
        | Letter::ConsentReminder { link, .. }
        | Letter::ConsentDeadlineMoved { link, .. }
        | Letter::ConsentCode { code: link }
        | Letter::ConfirmNotice { link, .. }
        | Letter::IntakeOpened { stop: link, .. }
        | Letter::ReadinessTold { stop: link, .. }
        | Letter::ClientIssued { link, .. } = &mut self
        {
            link.clear();
        }
        self
    }

    /// What stops letters of this kind with one press (RFC 8058), where somebody asked for them.
    pub(super) fn stop(&self) -> Option<&str> {
        match self {
            Letter::IntakeOpened { stop, .. } | Letter::ReadinessTold { stop, .. } => Some(stop),
            _ => None,
        }
    }

    /// Every address in the letter, the next action's first.
    pub(super) fn links(&self) -> Vec<String> {
        let second = match self {
            Letter::AlreadyRegistered { reset, .. } => Some(reset.as_str()),
            Letter::ContractConcluded { record, .. }
            | Letter::ContractConcludedForBank { record, .. } => {
                Some(record.as_str()).filter(|record| !record.is_empty())
            }
            _ => self.stop(),
        };
        self.link()
            .into_iter()
            .chain(second)
            .map(str::to_owned)
            .collect()
    }

    /// Whether the greeting names an organisation and not a person.
    pub(super) fn is_to_organisation(&self) -> bool {
        matches!(
            self,
            Letter::ContractConcludedForBank { .. }
                | Letter::ContractChangedForBank { .. }
                | Letter::PublicationLateForBank { .. }
                | Letter::ConsentRequested { .. }
                | Letter::ConsentReminder { .. }
                | Letter::ConsentDeadlineMoved { .. }
                | Letter::ConsentCode { .. }
        )
    }
}
