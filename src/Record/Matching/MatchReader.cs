using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;
using Goldthread.Record.People;
using Goldthread.Record.Reading;

namespace Goldthread.Record.Matching;

/// <summary>Two records side by side.</summary>
/// <param name="A">One.</param>
/// <param name="B">The other.</param>
/// <param name="Score">How likely it is that they are one person's, and why.</param>
/// <param name="Decisions">What was decided about the two, oldest first.</param>
/// <param name="Joined">Somebody joined them.</param>
/// <param name="Apart">Somebody said that they are two people.</param>
public sealed record MatchComparison(Identity A, Identity B, MatchScore Score, IReadOnlyList<Decision> Decisions, bool Joined, bool Apart)
{
    /// <summary>How many decisions whoever looks has seen.</summary>
    public int Seen => Decisions.Count == 0 ? 0 : Decisions[^1].Number;

    /// <summary>One person as things stand.</summary>
    public bool AreOne => A.Whole == B.Whole;
}

/// <summary>Which records are one person's, and why.</summary>
/// <param name="Members">Its records.</param>
/// <param name="Joins">Pairs of records that somebody joined.</param>
/// <param name="Pairs">Pairs with other people that somebody should look at.</param>
/// <param name="Decisions">What was decided about any of its records, oldest first.</param>
public sealed record PersonOfRecords(
    IReadOnlyList<Identity> Members, IReadOnlyList<(Identity A, Identity B)> Joins, IReadOnlyList<MatchLine> Pairs, IReadOnlyList<Decision> Decisions);

/// <summary>Reads what a records officer looks at. The reading is journalled by the page.</summary>
public sealed class MatchReader(Database database)
{
    /// <summary>Two records side by side; null when one is not there, or nobody may learn what they have to do with each other.</summary>
    public async Task<MatchComparison?> Compare(PersonKey a, PersonKey b) => await database.Read(session =>
    {
        if (a == b || IdentityTable.Find(session, a) is not { } one || IdentityTable.Find(session, b) is not { } other
            || MatchCandidates.IsClosed(session, one) || MatchCandidates.IsClosed(session, other))
        {
            return null;
        }

        var grounds = VerdictTable.Of(session, a).Where(v => v.Other == b).Select(v => v.Ground).ToList();
        return new MatchComparison(
            one, other, MatchScore.Of(one, other), DecisionTable.About(session, Decision.Pair(a, b)),
            grounds.Contains(VerdictGround.Same), grounds.Contains(VerdictGround.Different));
    });

    /// <summary>The person of a record; null when the record is not there.</summary>
    public async Task<PersonOfRecords?> Person(PersonKey key) => await database.Read(session =>
    {
        if (IdentityTable.Find(session, key) is not { } record)
        {
            return null;
        }

        var members = IdentityTable.Whole(session, record.Whole);
        var byKey = members.ToDictionary(m => m.Key);
        var joins = members.SelectMany(m => VerdictTable.Of(session, m.Key).Where(v => v.Ground == VerdictGround.Same && byKey.ContainsKey(v.Other))
            .Select(v => (A: m, B: byKey[v.Other]))).Where(j => string.CompareOrdinal(j.A.Key.ToString(), j.B.Key.ToString()) < 0).ToList();
        var pairs = members.SelectMany(m => MatchTable.Of(session, m.Key)).Where(p => p.State != MatchState.Settled).DistinctBy(p => p.Pair)
            .Select(p => MatchQueue.Line(session, p)).OfType<MatchLine>().ToList();
        return new PersonOfRecords(
            members, joins, pairs,
            [.. members.SelectMany(m => DecisionTable.Of(session, m.Key)).DistinctBy(d => (d.About, d.Number)).OrderBy(d => d.At)]);
    });

    /// <summary>What the organisations that send records are called.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Sources() => await database.Read(SourceTable.All);
}
