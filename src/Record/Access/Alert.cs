using Goldthread.Fhir.Storage;

namespace Goldthread.Record.Access;

/// <summary>Something that the privacy officer must look at. It says who and which record, never what is in it.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Kind">One of <see cref="AlertKinds"/>.</param>
/// <param name="At">When it happened.</param>
/// <param name="UserId">Who did it.</param>
/// <param name="UserName">Their name.</param>
/// <param name="Organisation">The code of the organisation for which they did it.</param>
/// <param name="Person">Whose record.</param>
/// <param name="Words">The reason they gave, or what was noticed.</param>
/// <param name="State">One of <see cref="AlertStates"/>.</param>
/// <param name="Reviewer">Who reviewed it, or empty.</param>
/// <param name="ReviewedAt">When; null when nobody has.</param>
/// <param name="Outcome">One of <see cref="AlertOutcomes"/>, or empty.</param>
/// <param name="Notes">What the reviewer wrote.</param>
public sealed record Alert(
    string Id, string Kind, DateTimeOffset At, string UserId, string UserName, string Organisation, PersonKey Person, string Words,
    string State = AlertStates.Open, string Reviewer = "", DateTimeOffset? ReviewedAt = null, string Outcome = "", string Notes = "");

/// <summary>Why there is an alert.</summary>
public static class AlertKinds
{
    public const string Claimed = "claimed";
    public const string Emergency = "emergency";
    public const string SealOpened = "seal-opened";
    public const string Unusual = "unusual";
}

/// <summary>Where an alert stands.</summary>
public static class AlertStates
{
    public const string Open = "open";
    public const string Escalated = "escalated";
    public const string Reviewed = "reviewed";
}

/// <summary>What a review found.</summary>
public static class AlertOutcomes
{
    public const string Appropriate = "appropriate";
    public const string NotAppropriate = "not-appropriate";
}
