namespace Goldthread.Toolkit.Programmes.Bids;

/// <summary>Kinds of partner that a bid may have, and a rule may ask for. A code and what people call it.</summary>
internal static class PartnerKind
{
    public static IReadOnlyList<(string Code, string Title)> All { get; } =
    [
        ("council", "Council"), ("icb", "NHS integrated care board"), ("nhs-provider", "NHS trust"), ("primary-care", "General practice"), ("voluntary", "Voluntary or community organisation"),
        ("care-provider", "Care provider"), ("housing", "Housing"), ("people", "Group of people who use services or care"), ("other", "Other"),
    ];

    public static string Title(string code) => All.FirstOrDefault(k => k.Code == code).Title ?? code;
}

/// <summary>A partner in a bid.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Code">Its organisation code, or empty.</param>
/// <param name="Kind">A code of <see cref="PartnerKind"/>.</param>
/// <param name="SignedBy">Who signed for it, by name and post; empty while nobody has.</param>
internal sealed record Partner(string Name, string Code, string Kind, string SignedBy)
{
    public bool HasSigned => SignedBy.Length > 0;
}

/// <summary>What a bid says.</summary>
internal sealed record BidContent
{
    /// <summary>Of nothing typed yet.</summary>
    public static BidContent Empty { get; } = new();

    public string Title { get; init; } = "";

    /// <summary>The area it is for, by name.</summary>
    public string Area { get; init; } = "";

    /// <summary>Its code of the Office for National Statistics, nine characters.</summary>
    public string AreaCode { get; init; } = "";

    public IReadOnlyList<Partner> Partners { get; init; } = [];

    /// <summary>What was answered, by the code of the question; nothing for a file.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public string Answer(string question) => Answers.TryGetValue(question, out var answer) ? answer : "";
}

/// <summary>A file of a bid, without its bytes.</summary>
internal sealed record BidFile(long Number, long Bid, string Question, string Name, string Media, long Size);

/// <summary>Where a bid stands with its bidder.</summary>
internal enum BidState
{
    /// <summary>Typed and not submitted.</summary>
    Draft,

    /// <summary>Submitted in time, or late and taken nevertheless.</summary>
    Received,

    /// <summary>Taken back after it was submitted.</summary>
    Withdrawn,
}

/// <summary>A late bid that was taken, with the reason, which is public.</summary>
internal sealed record LateBid(DateTimeOffset At, string Why, string By);

/// <summary>A bid that was taken back.</summary>
internal sealed record Withdrawal(DateTimeOffset At, string Why, string By);

/// <summary>The bid of an organisation for a call; there is one at most.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Call">The call.</param>
/// <param name="Organisation">Code of the bidder.</param>
/// <param name="OrganisationName">Its name.</param>
internal sealed record Bid(long Number, string Call, string Organisation, string OrganisationName)
{
    /// <summary>As it was typed last. Only what was submitted counts.</summary>
    public BidContent Draft { get; init; } = BidContent.Empty;

    /// <summary>As it was submitted last; null before that.</summary>
    public BidContent? HandedIn { get; init; }

    public DateTimeOffset? HandedInAt { get; init; }

    /// <summary>How often it was saved.</summary>
    public int Version { get; init; }

    /// <summary>Id of who saved it last.</summary>
    public string SavedBy { get; init; } = "";

    public string SavedByName { get; init; } = "";

    public DateTimeOffset SavedAt { get; init; }

    /// <summary>When somebody tried to submit it after the close, last; null where nobody did.</summary>
    public DateTimeOffset? LateTriedAt { get; init; }

    public LateBid? Late { get; init; }

    public Withdrawal? Withdrawn { get; init; }

    public BidState State => Withdrawn is not null ? BidState.Withdrawn : HandedIn is not null ? BidState.Received : BidState.Draft;

    /// <summary>True once it was submitted, also where it was withdrawn since: such a bid is counted and gets a letter.</summary>
    public bool WasReceived => HandedIn is not null;

    /// <summary>True for what was typed since it was submitted, which does not count yet.</summary>
    public bool HasUnsentChanges => HandedIn is not null && Calls.CallJson.Write(Draft) != Calls.CallJson.Write(HandedIn);

    /// <summary>What it says to others than the bidder.</summary>
    public BidContent Says => HandedIn ?? Draft;
}
