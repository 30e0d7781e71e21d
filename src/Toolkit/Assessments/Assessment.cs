using Goldthread.Toolkit.Instruments;

namespace Goldthread.Toolkit.Assessments;

/// <summary>A self-assessment of a place: who leads it, who is asked, and the instrument as it was when it was opened.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Instrument">The instrument as it was then; a later version changes nothing here.</param>
/// <param name="Version">The version of the instrument.</param>
/// <param name="Place">The place that is looked at.</param>
/// <param name="Organisation">Code of the organisation that leads it.</param>
/// <param name="OrganisationName">Its name.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="Until">The last day on which it may be answered.</param>
/// <param name="ClosedAt">When it was closed for good; null while it is not.</param>
/// <param name="Earlier">The one that it takes up again, or null.</param>
internal sealed record Assessment(
    long Number, Instrument Instrument, int Version, string Place, string Organisation, string OrganisationName, DateTimeOffset OpenedAt, DateOnly Until, DateTimeOffset? ClosedAt, long? Earlier)
{
    /// <summary>The longest that one stays open, in days.</summary>
    public const int LongestDays = 366;

    /// <summary>Those who are or were asked, by name.</summary>
    public IReadOnlyList<Partner> Partners { get; init; } = [];

    /// <summary>Organisations elsewhere that may see results, or might.</summary>
    public IReadOnlyList<Peer> Peers { get; init; } = [];

    public bool IsClosed => ClosedAt is not null;

    /// <summary>True while answers are taken.</summary>
    public bool TakesAnswers(DateOnly today) => !IsClosed && today <= Until;

    public Partner? Partner(string organisation) => Partners.FirstOrDefault(p => p.Organisation == organisation);
}

/// <summary>An organisation that is asked to answer.</summary>
/// <param name="Organisation">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Sector">What kind it is.</param>
/// <param name="IsRemoved">True once it takes part no longer; what it answered stays.</param>
internal sealed record Partner(string Organisation, string Name, Sector Sector, bool IsRemoved = false);

/// <summary>An organisation elsewhere that may see results.</summary>
/// <param name="Organisation">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="WithWords">Whether it sees names of organisations, evidence and gaps too.</param>
/// <param name="IsEnded">True once that was taken back.</param>
internal sealed record Peer(string Organisation, string Name, bool WithWords, bool IsEnded = false);

/// <summary>A line of a list of assessments.</summary>
internal sealed record AssessmentLine(long Number, string Instrument, string Place, string OrganisationName, DateOnly Until, bool IsClosed);
