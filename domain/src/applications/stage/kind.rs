//! The states of an application by name, as the database and addresses have them.

/// Where an application stands, without the facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StageKind {
    /// 下書き
    Draft,
    /// 受付済み
    Submitted,
    /// 審査中
    InReview,
    /// 補正待ち
    Returned,
    /// 決裁待ち
    Proposed,
    /// 承認済み
    Approved,
    /// 謝絶
    Declined,
    /// 取下げ
    Withdrawn,
}

impl StageKind {
    /// Every kind, in the order of the way.
    pub const ALL: [StageKind; 8] = [
        StageKind::Draft,
        StageKind::Submitted,
        StageKind::InReview,
        StageKind::Returned,
        StageKind::Proposed,
        StageKind::Approved,
        StageKind::Declined,
        StageKind::Withdrawn,
    ];

    /// The word of the state in the database and in addresses.
    pub fn code(self) -> &'static str {
        match self {
            StageKind::Draft => "draft",
            StageKind::Submitted => "submitted",
            StageKind::InReview => "in_review",
            StageKind::Returned => "returned",
            StageKind::Proposed => "proposed",
            StageKind::Approved => "approved",
            StageKind::Declined => "declined",
            StageKind::Withdrawn => "withdrawn",
        }
    }
}
