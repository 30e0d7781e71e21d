namespace Goldthread.Toolkit.Programmes.Calls;

/// <summary>How far a call has come. Each step is taken by its secretary; that bids may come in between two moments is told by the clock.</summary>
internal enum CallPhase
{
    /// <summary>Being written; nobody else knows of it.</summary>
    Draft,

    /// <summary>Public. Bids come until it closes; then they are held against the rules.</summary>
    Called,

    /// <summary>Who met the rules is known, and the panel scores.</summary>
    Scoring,

    /// <summary>The shortlist stands; the panel meets those who are on it.</summary>
    Shortlisted,

    /// <summary>The selection stands; letters go out.</summary>
    Selected,

    /// <summary>Decisions and their reasons are public.</summary>
    Published,
}

/// <summary>What a call is for, in kind. A code and what people call it.</summary>
internal static class CallKind
{
    public static IReadOnlyList<(string Code, string Title)> All { get; } = [("pioneers", "Pioneers"), ("front-runners", "Front-runner areas"), ("grants", "Grants")];

    public static string Title(string code) => All.FirstOrDefault(k => k.Code == code).Title ?? code;
}

/// <summary>How a question is answered.</summary>
internal enum QuestionKind
{
    /// <summary>In words, which the panel scores.</summary>
    Words,

    /// <summary>Yes or no, which only rules look at.</summary>
    YesNo,

    /// <summary>With a file.</summary>
    File,
}

/// <summary>One question of a call.</summary>
/// <param name="Code">Its name inside the call: small letters, digits and hyphens.</param>
/// <param name="Asks">What is asked.</param>
/// <param name="Kind">How it is answered.</param>
internal sealed record CallQuestion(string Code, string Asks, QuestionKind Kind)
{
    public string Help { get; init; } = "";

    /// <summary>The most words of an answer; 0 for another kind of question.</summary>
    public int MostWords { get; init; }

    /// <summary>How much it counts among the questions that are scored, 1 to 100; 0 where it is not scored.</summary>
    public int Weight { get; init; }

    /// <summary>True where a bid without an answer cannot be submitted.</summary>
    public bool IsNeeded { get; init; }

    /// <summary>What each number of points means, from 0 to <see cref="Call.MostPoints"/>; empty where it is not scored.</summary>
    public IReadOnlyList<string> Scale { get; init; } = [];

    public bool IsScored => Weight > 0;
}

/// <summary>What an eligibility rule looks at.</summary>
internal enum RuleKind
{
    /// <summary>A question is answered with yes.</summary>
    AnsweredYes,

    /// <summary>A partner of a kind has signed.</summary>
    PartnerSigned,

    /// <summary>So many partners have signed.</summary>
    PartnersSigned,

    /// <summary>All written answers together have at most so many words.</summary>
    WordsInAll,

    /// <summary>A question is answered with a file.</summary>
    FileAdded,

    /// <summary>The area is in England, by its code of the Office for National Statistics.</summary>
    InEngland,
}

/// <summary>A rule that a bid must meet to be scored.</summary>
/// <param name="Kind">What it looks at.</param>
/// <param name="Of">The code of the question, or of the kind of partner; empty where it looks at neither.</param>
/// <param name="Number">How many; 0 where nothing is counted.</param>
/// <param name="Reason">What the bidder is told where it is not met.</param>
internal sealed record EligibilityRule(RuleKind Kind, string Of, int Number, string Reason);

/// <summary>A stage that bidders should know of, with its day.</summary>
internal sealed record CallStage(string Name, DateOnly On);

/// <summary>A call for bids as it is written down: what for, by when, under which rules, judged how.</summary>
/// <param name="Id">Its id in addresses: small letters, digits and hyphens.</param>
internal sealed record Call(string Id)
{
    /// <summary>The most points a question can have.</summary>
    public const int MostPoints = 5;

    public string Title { get; init; } = "";

    /// <summary>A code of <see cref="CallKind"/>.</summary>
    public string Kind { get; init; } = "pioneers";

    public string For { get; init; } = "";

    /// <summary>What those who are selected are given, in words; empty where there is no money.</summary>
    public string Money { get; init; } = "";

    public DateTimeOffset Opens { get; init; }

    /// <summary>From this moment on bids are late.</summary>
    public DateTimeOffset Closes { get; init; }

    public IReadOnlyList<CallQuestion> Questions { get; init; } = [];

    public IReadOnlyList<EligibilityRule> Rules { get; init; } = [];

    public IReadOnlyList<CallStage> Stages { get; init; } = [];

    /// <summary>How many members of the panel score each bid, two at least.</summary>
    public int Scorers { get; init; } = 2;

    public int MostShortlisted { get; init; }

    public int MostSelected { get; init; }

    /// <summary>By how many points scorers may differ on a question before the panel must agree on one number.</summary>
    public int MayDiffer { get; init; } = 1;

    public IEnumerable<CallQuestion> Scored => Questions.Where(q => q.IsScored);

    public bool IsOpen(DateTimeOffset now) => now >= Opens && now < Closes;

    public bool HasClosed(DateTimeOffset now) => now >= Closes;
}

/// <summary>A call with where it stands.</summary>
/// <param name="Call">What is written down.</param>
/// <param name="Owner">The organisation whose secretaries run it.</param>
/// <param name="OwnerName">Its name.</param>
/// <param name="Phase">How far it has come.</param>
/// <param name="Version">How often it was changed: who changes it says which one they read.</param>
internal sealed record StandingCall(Call Call, string Owner, string OwnerName, CallPhase Phase, int Version)
{
    public string Id => Call.Id;

    public bool IsPublic => Phase > CallPhase.Draft;

    public bool TakesBids(DateTimeOffset now) => Phase == CallPhase.Called && Call.IsOpen(now);
}
