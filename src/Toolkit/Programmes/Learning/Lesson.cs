namespace Goldthread.Toolkit.Programmes.Learning;

/// <summary>What a selected area learned, told to everybody.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Call">The call.</param>
/// <param name="Bid">The bid of the area that learned it.</param>
/// <param name="Title">In a line.</param>
/// <param name="Body">In some sentences.</param>
/// <param name="Initiative">The id of an initiative of this toolkit that it belongs to; empty where there is none.</param>
/// <param name="At">When it was written.</param>
internal sealed record Lesson(long Number, string Call, long Bid, string Title, string Body, string Initiative, DateTimeOffset At)
{
    public IReadOnlyList<Adoption> TakenUp { get; init; } = [];
}

/// <summary>An organisation that took a lesson up.</summary>
/// <param name="Organisation">Its code.</param>
/// <param name="OrganisationName">Its name.</param>
/// <param name="Place">Where, in words.</param>
internal sealed record Adoption(string Organisation, string OrganisationName, string Place);
