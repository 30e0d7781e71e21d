using Goldthread.Kernel.Values;

namespace Goldthread.Toolkit.Programmes.Panels;

/// <summary>A bid that needs scorers.</summary>
/// <param name="Bid">Its number.</param>
/// <param name="Has">Members who score it already.</param>
/// <param name="May">Members who may: no conflict by rule, and they said that they have none.</param>
internal sealed record Unassigned(long Bid, IReadOnlyList<string> Has, IReadOnlyList<string> May);

/// <summary>
/// Who scores what: so many members a bid, none with a conflict, and as even a load as the conflicts allow. The same input gives the same answer: no chance is in it, and
/// nobody chooses who judges whom.
/// </summary>
internal static class Assignment
{
    /// <summary>The pairs to add, or a fault for each bid that has too few members who may score it.</summary>
    /// <param name="bids">What needs scorers.</param>
    /// <param name="members">Everybody on the panel.</param>
    /// <param name="each">How many members score a bid.</param>
    /// <param name="title">What a bid is called in a fault.</param>
    public static Outcome<IReadOnlyList<(long Bid, string Member)>> Of(IReadOnlyList<Unassigned> bids, IReadOnlyList<string> members, int each, Func<long, string> title)
    {
        if (members.Count == 0) return new Fault(FaultKind.Conflict, "The panel has no members. Name them first");
        var lacking = bids.Where(b => b.Has.Count + b.May.Except(b.Has).Count() < each).ToList();
        if (lacking.Count > 0)
        {
            return lacking.Select(b => new Fault(FaultKind.Conflict,
                $"{title(b.Bid)}: {each} members must score it, and {Many(b.Has.Count + b.May.Except(b.Has).Count())} may. Name more members, or ask those who have not said yet whether they have a conflict")).ToArray();
        }

        var load = members.Order(StringComparer.Ordinal).ToDictionary(m => m, m => bids.Count(b => b.Has.Contains(m)), StringComparer.Ordinal);
        var given = new Dictionary<long, List<string>>();
        // Those with the smallest choice first; among equal members the one with least to do.
        foreach (var bid in bids.OrderBy(b => b.May.Count).ThenBy(b => b.Bid))
        {
            var mine = bid.May.Except(bid.Has).OrderBy(m => load[m]).ThenBy(m => m, StringComparer.Ordinal).Take(each - bid.Has.Count).ToList();
            given[bid.Bid] = mine;
            foreach (var member in mine) load[member]++;
        }

        while (Relieve(bids, given, load))
        {
            // Each turn takes one bid off the most loaded who can be helped.
        }

        return bids.OrderBy(b => b.Bid).SelectMany(b => given[b.Bid].Select(m => (b.Bid, m))).ToList();
    }

    // Bids are handed on along the shortest chain of members from somebody with much to do to somebody with at least two fewer.
    private static bool Relieve(IReadOnlyList<Unassigned> bids, Dictionary<long, List<string>> given, Dictionary<string, int> load)
    {
        foreach (var from in load.Keys.OrderByDescending(m => load[m]).ThenBy(m => m, StringComparer.Ordinal))
        {
            var came = new Dictionary<string, (string From, long Bid)>(StringComparer.Ordinal) { [from] = ("", 0) };
            var queue = new Queue<string>([from]);
            while (queue.TryDequeue(out var at))
            {
                if (load[at] + 2 <= load[from])
                {
                    load[from]--;
                    load[at]++;
                    for (var step = at; came[step] is { From.Length: > 0 } hop; step = hop.From)
                    {
                        given[hop.Bid].Remove(hop.From);
                        given[hop.Bid].Add(step);
                    }

                    return true;
                }

                foreach (var bid in bids.Where(b => given[b.Bid].Contains(at)))
                {
                    foreach (var next in bid.May.Except(bid.Has).Except(given[bid.Bid]).Where(m => !came.ContainsKey(m)).Order(StringComparer.Ordinal))
                    {
                        came[next] = (at, bid.Bid);
                        queue.Enqueue(next);
                    }
                }
            }
        }

        return false;
    }

    private static string Many(int count) => count switch { 0 => "none", 1 => "only 1", _ => $"only {count}" };
}
