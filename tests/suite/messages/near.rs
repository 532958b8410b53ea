//! Diagnostics of lines that nearly match the format.

use daily_papers::Code;

use super::{Case, case};

pub(super) const CASES: &[Case] = &[
    case(
        Code::NearDigestHeading,
        paper!("- 하나", "", "#  daily papers ( 2024.4.3 )", ""),
        (7, 1),
        "#  daily papers ( 2024.4.3 )",
        "expected a digest heading, `## Daily Papers (YYYY-MM-DD)`, found `#  daily papers ( 2024.4.3 )`",
    )
    .with_help("perhaps `## Daily Papers (2024-04-03)`"),
    case(
        Code::NearDigestHeading,
        paper!("- 하나", "###### Daily Papers 2024/04/03", ""),
        (6, 1),
        "###### Daily Papers 2024/04/03",
        "expected a digest heading, `## Daily Papers (YYYY-MM-DD)`, found `###### Daily Papers 2024/04/03`",
    )
    .with_help("perhaps `## Daily Papers (2024-04-03)`"),
    case(
        Code::NearPaperHeading,
        paper!("- 하나", "", "# [둘](u)", ""),
        (7, 1),
        "# [둘](u)",
        "expected a paper heading, `### [TITLE](URL)`, found `# [둘](u)`",
    )
    .with_help("perhaps `### [둘](u)`"),
    case(
        Code::NearPaperHeading,
        paper!("- 하나", "###[둘](u)", ""),
        (6, 1),
        "###[둘](u)",
        "expected a paper heading, `### [TITLE](URL)`, found `###[둘](u)`",
    )
    .with_help("perhaps `### [둘](u)`"),
    case(
        Code::GluedHeading,
        paper!("- 하나", "셋 ### [둘](https://example.org/2)", ""),
        (6, 3),
        "### [둘](https://example.org/2)",
        "expected a paper heading on a line of its own, found `### [둘](https://example.org/2)`",
    ),
    case(
        Code::NearField,
        paper!("- 하나", "vote：1,234", ""),
        (6, 1),
        "vote：1,234",
        "expected a field before the first item of its paper, found `vote：1,234`",
    )
    .with_help("perhaps `Vote: 1234`"),
    case(
        Code::NearField,
        paper!("- 하나", "Author:김가람", ""),
        (6, 1),
        "Author:김가람",
        "expected a field before the first item of its paper, found `Author:김가람`",
    )
    .with_help("perhaps `Authors: 김가람`"),
    case(
        Code::NearField,
        paper!("- 하나", "Vote: 12", ""),
        (6, 1),
        "Vote: 12",
        "expected a field before the first item of its paper, found `Vote: 12`",
    ),
    case(
        Code::NearItem,
        paper!("- 하나", "-둘", ""),
        (6, 1),
        "-둘",
        "expected an item, `- TEXT`, found `-둘`",
    )
    .with_help("perhaps `- 둘`"),
    case(
        Code::NearItem,
        paper!("- 하나", "+  둘", ""),
        (6, 1),
        "+  둘",
        "expected an item, `- TEXT`, found `+  둘`",
    )
    .with_help("perhaps `- 둘`"),
    case(
        Code::NearLabel,
        paper!("- **한글** : 하나", ""),
        (5, 3),
        "**한글**",
        "expected a label, `***LABEL***: `, found `**한글**`",
    )
    .with_help("perhaps `***한글***: `"),
    case(
        Code::NearLabel,
        paper!("- ***한글：*** 하나", ""),
        (5, 3),
        "***한글：***",
        "expected a label, `***LABEL***: `, found `***한글：***`",
    )
    .with_help("perhaps `***한글***: `"),
    case(
        Code::EmptyAuthor,
        paper!("Authors: 김가람, , 이바다", ""),
        (5, 15),
        "",
        "expected the name of an author, found nothing",
    ),
    case(
        Code::EmptyAuthor,
        paper!("Authors: ", ""),
        (5, 10),
        "",
        "expected the name of an author, found the end of the line",
    ),
    case(
        Code::JoinedAuthors,
        paper!("Authors: 김가람, 이바다,박하늘", ""),
        (5, 15),
        "이바다,박하늘",
        "expected `, ` between two authors, found `이바다,박하늘`",
    ),
    case(
        Code::JoinedAuthors,
        paper!("Authors: 김가람、이바다", ""),
        (5, 10),
        "김가람、이바다",
        "expected `, ` between two authors, found `김가람、이바다`",
    ),
];
