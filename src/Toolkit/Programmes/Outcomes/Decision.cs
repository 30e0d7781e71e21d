namespace Goldthread.Toolkit.Programmes.Outcomes;

/// <summary>Where something is decided about a bid.</summary>
internal enum BidStep
{
    /// <summary>Does it meet the rules?</summary>
    Screen,

    /// <summary>Is it on the shortlist?</summary>
    Shortlist,

    /// <summary>Is it selected?</summary>
    Select,
}

/// <summary>What was decided about a bid, and why.</summary>
/// <param name="Bid">The bid.</param>
/// <param name="Step">Where.</param>
/// <param name="Yes">True where it goes on, or is selected.</param>
/// <param name="Reasons">Why, a sentence each; they become public.</param>
/// <param name="By">Who wrote it down.</param>
internal sealed record Decision(long Bid, BidStep Step, bool Yes, IReadOnlyList<string> Reasons, string By)
{
    /// <summary>True where somebody decided otherwise than the rules, or than the ranking.</summary>
    public bool IsOverridden { get; init; }

    /// <summary>Quality when it was decided, in thousandths of a percent; 0 at the screen.</summary>
    public long Quality { get; init; }

    /// <summary>Its place in the ranking; 0 at the screen.</summary>
    public int Rank { get; init; }
}

/// <summary>What the panel thinks of a bid beside its points.</summary>
internal enum PanelView
{
    /// <summary>The panel would not take it forward.</summary>
    Against,

    /// <summary>The panel has doubts, or no view was written down.</summary>
    Doubts,

    /// <summary>The panel would take it forward.</summary>
    For,
}

/// <summary>A view with its words.</summary>
/// <param name="Bid">The bid.</param>
/// <param name="Step">Before the shortlist, or after the interview (<see cref="BidStep.Select"/>).</param>
/// <param name="View">The view.</param>
/// <param name="Words">Why; they become public.</param>
/// <param name="Notes">Notes of the interview, which stay with the secretary and the panel.</param>
internal sealed record BidView(long Bid, BidStep Step, PanelView View, string Words, string Notes);

/// <summary>Views in words.</summary>
internal static class PanelViewWords
{
    public static IReadOnlyList<(PanelView View, string Title)> All { get; } =
        [(PanelView.For, "The panel would take it forward"), (PanelView.Doubts, "The panel has doubts"), (PanelView.Against, "The panel would not take it forward")];

    public static string Of(PanelView view) => All.First(v => v.View == view).Title;
}
