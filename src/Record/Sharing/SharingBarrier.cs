namespace Goldthread.Record.Sharing;

/// <summary>Something that stands in the way of sharing records (domain row S55).</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Title">What it is.</param>
/// <param name="Owner">Who deals with it.</param>
/// <param name="Organisation">Where they work, or whose records do not come.</param>
/// <param name="State">One of <see cref="BarrierStates"/>.</param>
/// <param name="Notes">What was done and what comes next.</param>
/// <param name="RaisedAt">When it was written down.</param>
/// <param name="ChangedAt">When it was last changed.</param>
internal sealed record SharingBarrier(string Id, string Title, string Owner, string Organisation, string State, string Notes, DateTimeOffset RaisedAt, DateTimeOffset ChangedAt);

/// <summary>Where a barrier stands.</summary>
internal static class BarrierStates
{
    public const string Open = "open";

    /// <summary>Each state in the order of work, with its words.</summary>
    public static IReadOnlyList<(string Code, string Title, string Colour)> All { get; } =
        [(Open, "Open", "red"), ("in-hand", "In hand", "yellow"), ("removed", "Removed", "green")];
}
