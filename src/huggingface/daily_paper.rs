use alloc::string::String;
use alloc::vec::Vec;

use serde::de::{self, Deserialize, Deserializer};

use super::ObjectError;
use super::json::{Field, Json};
use crate::model::Date;

/// Paper of an answer: what one object says about it.
///
/// Texts are as in the answer: they can be empty, and can contain line breaks. Timestamps are texts
/// in RFC 3339 in UTC, such as `2024-04-22T17:58:00.000Z`, and are not checked. A
/// [`Paper`](crate::Paper) can be made of it with `TryFrom`.
///
/// ```
/// use daily_papers::Paper;
/// use daily_papers::huggingface::DailyPaper;
///
/// let json = r#"{"paper": {"id": "2404.00001", "title": "A Study", "upvotes": 3}, "numComments": 1}"#;
/// let paper: DailyPaper = serde_json::from_str(json)?;
/// assert_eq!((paper.title.as_str(), paper.upvotes, paper.num_comments), ("A Study", Some(3), Some(1)));
/// assert_eq!(Paper::try_from(&paper)?.url, "https://arxiv.org/abs/2404.00001");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct DailyPaper {
    /// Identifier on arXiv, `paper.id`.
    pub id: String,
    /// Title, `paper.title`, often with line breaks. It is `title` if `paper.title` is absent.
    pub title: String,
    /// Authors in the order of the paper, `paper.authors`. Entries without a name are left out.
    pub authors: Vec<DailyAuthor>,
    /// Number of votes when the API answered, `paper.upvotes`.
    pub upvotes: Option<u64>,
    /// URL of an image or a video, `thumbnail`. It is `mediaUrl` in the first answers.
    pub thumbnail: Option<String>,
    /// URLs of further images and videos, `mediaUrls` or `paper.mediaUrls`.
    pub media_urls: Vec<String>,
    /// Time at which the paper came onto the list, `publishedAt`. Its day can differ from the day
    /// of the list.
    pub published_at: Option<String>,
    /// Time at which the paper was published on arXiv, `paper.publishedAt`.
    pub paper_published_at: Option<String>,
    /// Time at which the paper was submitted to the list, `paper.submittedOnDailyAt`.
    pub submitted_on_daily_at: Option<String>,
    /// English abstract, `paper.summary` or `summary`, often with line breaks.
    pub summary: Option<String>,
    /// Summary that a language model wrote, `paper.ai_summary`.
    pub ai_summary: Option<String>,
    /// Keywords that a language model chose, `paper.ai_keywords`.
    pub ai_keywords: Vec<String>,
    /// URL of the code, `paper.githubRepo`.
    pub github_repo: Option<String>,
    /// Number of stars of the code, `paper.githubStars`.
    pub github_stars: Option<u64>,
    /// URL of the project, `paper.projectPage`.
    pub project_page: Option<String>,
    /// Identifier of the discussion on Hugging Face, `paper.discussionId`.
    pub discussion_id: Option<String>,
    /// Organization of the authors, `organization` or `paper.organization`.
    pub organization: Option<Account>,
    /// User who submitted the paper, `submittedBy` or `paper.submittedOnDailyBy`.
    pub submitted_by: Option<Account>,
    /// Number of comments in the discussion, `numComments`.
    pub num_comments: Option<u64>,
    /// Whether an author takes part in the discussion, `isAuthorParticipating`.
    pub is_author_participating: Option<bool>,
}

/// Author of a paper of an answer.
///
/// ```
/// use daily_papers::huggingface::DailyPaper;
///
/// let json = r#"{"paper": {"id": "2404.00001", "title": "A", "authors": [{"name": "김가람", "hidden": true}]}}"#;
/// let paper: DailyPaper = serde_json::from_str(json)?;
/// assert_eq!((paper.authors[0].name.as_str(), paper.authors[0].hidden), ("김가람", Some(true)));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct DailyAuthor {
    /// Name, as in the answer.
    pub name: String,
    /// Whether Hugging Face hides the author, `hidden`. A digest lists the author all the same.
    pub hidden: Option<bool>,
}

/// User or organization on Hugging Face.
///
/// ```
/// use daily_papers::huggingface::DailyPaper;
///
/// let json = r#"{"paper": {"id": "2404.00001", "title": "A"}, "submittedBy": {"name": "ada", "fullname": "Ada Byron"}}"#;
/// let paper: DailyPaper = serde_json::from_str(json)?;
/// let name = paper.submitted_by.and_then(|user| user.fullname);
/// assert_eq!(name.as_deref(), Some("Ada Byron"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Account {
    /// Name in URLs, `name`.
    pub name: Option<String>,
    /// Name for display, `fullname`.
    pub fullname: Option<String>,
    /// URL of the picture, `avatar` of an organization or `avatarUrl` of a user.
    pub avatar: Option<String>,
}

impl DailyPaper {
    /// Returns a paper that has only an identifier and a title.
    ///
    /// ```
    /// use daily_papers::huggingface::DailyPaper;
    ///
    /// let mut paper = DailyPaper::new("2404.00001", "A Study");
    /// paper.upvotes = Some(3);
    /// assert_eq!(paper.id, "2404.00001");
    /// ```
    #[must_use]
    pub fn new(id: impl Into<String>, title: impl Into<String>) -> DailyPaper {
        DailyPaper {
            id: id.into(),
            title: title.into(),
            authors: Vec::new(),
            upvotes: None,
            thumbnail: None,
            media_urls: Vec::new(),
            published_at: None,
            paper_published_at: None,
            submitted_on_daily_at: None,
            summary: None,
            ai_summary: None,
            ai_keywords: Vec::new(),
            github_repo: None,
            github_stars: None,
            project_page: None,
            discussion_id: None,
            organization: None,
            submitted_by: None,
            num_comments: None,
            is_author_participating: None,
        }
    }

    /// Returns the day of the list, which is the day of
    /// [`submitted_on_daily_at`](DailyPaper::submitted_on_daily_at).
    ///
    /// Returns `None` if that is absent, as in the first answers, or is not a timestamp. A timestamp
    /// is a day of the calendar, with nothing or a `T` after it. The rest is not checked.
    ///
    /// ```
    /// use daily_papers::huggingface::DailyPaper;
    ///
    /// let json = r#"{"paper": {"id": "2404.00001", "title": "A", "submittedOnDailyAt": "2024-04-23T00:12:37.123Z"}}"#;
    /// let paper: DailyPaper = serde_json::from_str(json)?;
    /// assert_eq!(paper.day(), Some("2024-04-23".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        let at = self.submitted_on_daily_at.as_deref()?;
        at.split_once('T').map_or(at, |(day, _)| day).parse().ok()
    }

    /// Reads a paper from an object of an answer.
    pub(super) fn read(mut object: Json) -> Result<DailyPaper, ObjectError> {
        if !matches!(object, Json::Object(_)) {
            return Err(Field { key: None, value: object }.error("an object"));
        }
        let id = object.take("paper.id").required_text()?;
        DailyPaper::with_id(&id, &mut object).map_err(|error| error.of(&id))
    }

    fn with_id(id: &str, object: &mut Json) -> Result<DailyPaper, ObjectError> {
        let mut take = |path| object.take(path);
        let title = take("paper.title").or(take("title")).required_text()?;
        let authors = take("paper.authors").list()?;
        let upvotes = take("paper.upvotes").count()?;
        let thumbnail = take("thumbnail").or(take("mediaUrl")).text()?;
        // A wrong type at one of the other keys is ignored.
        Ok(DailyPaper {
            authors: authors
                .into_iter()
                .map(DailyAuthor::read)
                .filter_map(Result::transpose)
                .collect::<Result<_, _>>()?,
            upvotes,
            thumbnail,
            media_urls: take("mediaUrls").or(take("paper.mediaUrls")).texts(),
            published_at: take("publishedAt").text().unwrap_or_default(),
            paper_published_at: take("paper.publishedAt").text().unwrap_or_default(),
            submitted_on_daily_at: take("paper.submittedOnDailyAt").text().unwrap_or_default(),
            summary: take("paper.summary").or(take("summary")).text().unwrap_or_default(),
            ai_summary: take("paper.ai_summary").text().unwrap_or_default(),
            ai_keywords: take("paper.ai_keywords").texts(),
            github_repo: take("paper.githubRepo").text().unwrap_or_default(),
            github_stars: take("paper.githubStars").count().unwrap_or_default(),
            project_page: take("paper.projectPage").text().unwrap_or_default(),
            discussion_id: take("paper.discussionId").text().unwrap_or_default(),
            organization: Account::read(take("organization").or(take("paper.organization"))),
            submitted_by: Account::read(take("submittedBy").or(take("paper.submittedOnDailyBy"))),
            num_comments: take("numComments").count().unwrap_or_default(),
            is_author_participating: take("isAuthorParticipating").flag(),
            ..DailyPaper::new(id, title)
        })
    }
}

impl DailyAuthor {
    /// Reads an author. Returns `None` if the name is absent.
    fn read(mut author: Json) -> Result<Option<DailyAuthor>, ObjectError> {
        match author {
            Json::Null => Ok(None),
            Json::Object(_) => {
                let hidden = author.take("hidden").flag();
                let name = Field { key: Some("paper.authors[].name"), ..author.take("name") };
                Ok(name.text()?.map(|name| DailyAuthor { name, hidden }))
            }
            value => Err(Field { key: Some("paper.authors[]"), value }.error("an object")),
        }
    }
}

impl Account {
    fn read(Field { mut value, .. }: Field) -> Option<Account> {
        let mut take = |path| value.take(path);
        let account = Account {
            name: take("name").text().unwrap_or_default(),
            fullname: take("fullname").text().unwrap_or_default(),
            avatar: take("avatar").or(take("avatarUrl")).text().unwrap_or_default(),
        };
        matches!(value, Json::Object(_)).then_some(account)
    }
}

/// Deserialises one object. [`Answer`](super::Answer) deserialises a list, and does not lose the
/// other objects if one of them is wrong.
impl<'de> Deserialize<'de> for DailyPaper {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<DailyPaper, D::Error> {
        DailyPaper::read(Json::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}
