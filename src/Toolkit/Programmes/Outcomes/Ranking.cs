using Goldthread.Kernel.Values;

namespace Goldthread.Toolkit.Programmes.Outcomes;

/// <summary>A bid to be ranked.</summary>
/// <param name="Bid">Its number.</param>
/// <param name="Quality">Thousandths of a percent.</param>
/// <param name="View">The view of the panel.</param>
internal sealed record Candidate(long Bid, long Quality, PanelView View);

/// <summary>A bid in its place.</summary>
/// <param name="Candidate">The bid.</param>
/// <param name="Rank">Its place; equal bids share one, and the next is left out.</param>
/// <param name="IsWithin">True where it is within the number that may go on.</param>
/// <param name="IsTiedAtCutOff">True where it is equal to a bid on the other side of the cut-off, so that the panel must say which goes on.</param>
internal sealed record Ranked(Candidate Candidate, int Rank, bool IsWithin, bool IsTiedAtCutOff);

/// <summary>
/// The order of bids. For the shortlist quality leads and the panel's view parts equal ones. For the selection, which the source bases on "quality and the view of the
/// assessment panel" after an interview, the view leads and quality orders those of one view. What is equal then is told as equal, never parted by chance or by number.
/// </summary>
internal static class Ranking
{
    public static IReadOnlyList<Ranked> Of(BidStep step, IEnumerable<Candidate> candidates, int most)
    {
        (long, long) Key(Candidate c) => step == BidStep.Select ? ((long)c.View, c.Quality) : (c.Quality, (long)c.View);
        var ordered = candidates.OrderByDescending(Key).ThenBy(c => c.Bid).ToList();
        var isTied = ordered.Count > most && most > 0 && Key(ordered[most - 1]) == Key(ordered[most]);
        return [.. ordered.Select((c, i) => new Ranked(c, ordered.FindIndex(o => Key(o) == Key(c)) + 1, i < most, isTied && Key(c) == Key(ordered[most])))];
    }

    /// <summary>Decisions about every bid of a ranking, or what is missing: whoever departs from the order, parts what is equal, or goes against the panel gives a reason.</summary>
    /// <param name="step">Shortlist or selection.</param>
    /// <param name="ranked">The ranking.</param>
    /// <param name="chosen">The bids that go on.</param>
    /// <param name="most">How many may.</param>
    /// <param name="reasons">Reasons that were given, by bid.</param>
    /// <param name="views">The panel's words, by bid.</param>
    /// <param name="by">Who decides.</param>
    public static Outcome<IReadOnlyList<Decision>> Decide(
        BidStep step, IReadOnlyList<Ranked> ranked, IReadOnlySet<long> chosen, int most, IReadOnlyDictionary<long, string> reasons, IReadOnlyDictionary<long, string> views, string by)
    {
        if (chosen.Count == 0) return new Fault(FaultKind.Invalid, "Choose at least one bid", "Chosen");
        if (chosen.Count > most) return new Fault(FaultKind.Invalid, $"You chose {chosen.Count}. The call says {most} at most", "Chosen");
        if (chosen.Except(ranked.Select(r => r.Candidate.Bid)).Any()) return new Fault(FaultKind.Conflict, "A bid that you chose is not in the ranking any more. Look again before you decide", "Chosen");
        var faults = new List<Fault>();
        var decisions = new List<Decision>();
        foreach (var item in ranked)
        {
            var (bid, yes) = (item.Candidate.Bid, chosen.Contains(item.Candidate.Bid));
            var given = reasons.TryGetValue(bid, out var typed) ? typed.Trim() : "";
            var isAgainst = yes && item.Candidate.View == PanelView.Against;
            var isOther = yes != item.IsWithin || item.IsTiedAtCutOff || isAgainst;
            if (isOther && given.Length == 0)
            {
                faults.Add(new Fault(FaultKind.Invalid, item.IsTiedAtCutOff ? "Give a reason: it is equal to a bid on the other side of the cut-off" : isAgainst ? "Give a reason: the panel would not take it forward" : "Give a reason: you decide otherwise than the ranking", $"Reasons[{bid}]"));
            }

            var place = $"Ranked {item.Rank} of {ranked.Count}, quality {Panels.Points.Words(item.Candidate.Quality)} of 100.";
            decisions.Add(new Decision(bid, step, yes, [place, .. views.TryGetValue(bid, out var view) && view.Length > 0 ? [view] : Array.Empty<string>(), .. given.Length > 0 ? [given] : Array.Empty<string>()], by)
            {
                IsOverridden = isOther, Quality = item.Candidate.Quality, Rank = item.Rank,
            });
        }

        return faults.Count > 0 ? faults.ToArray() : decisions;
    }
}
