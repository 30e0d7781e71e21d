using System.Globalization;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.People;

namespace Goldthread.Record.Matching;

/// <summary>
/// Decisions about who is who: each with a reason, by somebody, in the journal of both records, and kept. Two who decide about the same at
/// once: the second is told what the first decided.
/// </summary>
public sealed class MatchDecisions(Database database)
{
    internal const int LongestReason = 500;

    /// <summary>Decides about two records.</summary>
    /// <param name="a">One record.</param>
    /// <param name="b">The other.</param>
    /// <param name="kind">What is decided: Same, Different, Later, Parted or Reopened.</param>
    /// <param name="reason">Why, in the words of who decides.</param>
    /// <param name="seen">How many decisions about the two whoever decides has seen.</param>
    /// <param name="act">Who, when and why.</param>
    public async Task<Outcome<Decision>> Decide(PersonKey a, PersonKey b, DecisionKind kind, string? reason, int seen, Act act)
    {
        var words = (reason ?? "").Trim();
        if (words.Length == 0)
        {
            return new Fault(FaultKind.Invalid, "Enter a reason", "Reason");
        }

        if (words.Length > LongestReason)
        {
            return new Fault(FaultKind.Invalid, $"Shorten the reason to {LongestReason} characters", "Reason");
        }

        return a == b ? new Fault(FaultKind.Invalid, "These are one record")
            : await database.Write(session => Decide(session, a, b, new Decision(Decision.Pair(a, b), seen + 1, kind, words, act.At, act.Who), act));
    }

    private static Outcome<Decision> Decide(Session session, PersonKey a, PersonKey b, Decision decision, Act act)
    {
        session.AcceptTwoPhase("A decision that two records are one person's stands in the journal of both, in whatever parts they lie.");
        var parts = new[] { a.Part, b.Part }.Distinct().Order().Select(p => PartWriter.Open(session, p)).ToList();
        foreach (var key in new[] { a, b }.OrderBy(k => k.Part).ThenBy(k => k.Number))
        {
            IdentityTable.Hold(session, key);
        }

        var refused = Refusal(session, a, b, decision);
        if (refused is null)
        {
            DecisionTable.Add(session, decision, a, b);
            Apply(session, a, b, decision.Kind);
        }

        // The part's numbers go on only where something was written.
        if (refused is null)
        {
            parts.ForEach(p => p.Close(act with { Activity = $"{Activity(decision.Kind)} (decision {decision.Number} of {decision.About})" }));
        }

        return refused is null ? decision : refused;
    }

    private static Fault? Refusal(Session session, PersonKey a, PersonKey b, Decision decision)
    {
        if (IdentityTable.Find(session, a) is not { } one || IdentityTable.Find(session, b) is not { } other)
        {
            return new Fault(FaultKind.NotFound, "One of the two records is no longer there");
        }

        var last = DecisionTable.About(session, decision.About).LastOrDefault();
        if (last is not null && last.Number >= decision.Number)
        {
            return new Fault(FaultKind.Conflict, $"{last.Who.Name} has decided about these two while you looked: {DecisionWords.Of(last.Kind).ToLowerInvariant()}, “{last.Reason}”. Nothing you chose was done");
        }

        var verdicts = VerdictTable.Of(session, a).Where(v => v.Other == b).Select(v => v.Ground).ToList();
        var (mine, theirs) = (Wholes.Verified(Wholes.Together(session, a)), Wholes.Verified(Wholes.Together(session, b)));
        return decision.Kind switch
        {
            DecisionKind.Same when verdicts.Contains(VerdictGround.Same) => new Fault(FaultKind.Conflict, "These two are joined already"),
            DecisionKind.Same when mine is not null && theirs is not null && mine != theirs => new Fault(
                FaultKind.Invalid, "Both have a verified NHS number, and not the same one. They cannot be joined until the national register says which number took the other’s place"),
            DecisionKind.Different when one.Own == other.Own => new Fault(
                FaultKind.Invalid, "Both have the same verified NHS number. The organisation whose number is wrong must correct it"),
            DecisionKind.Parted when !verdicts.Contains(VerdictGround.Same) => new Fault(FaultKind.Conflict, "Nobody has joined these two"),
            DecisionKind.Reopened when !verdicts.Contains(VerdictGround.Different) => new Fault(FaultKind.Conflict, "Nobody has said that these are two people"),
            DecisionKind.Same or DecisionKind.Different or DecisionKind.Later or DecisionKind.Parted or DecisionKind.Reopened => null,
            _ => new Fault(FaultKind.Invalid, "Choose what to decide", "Choice"),
        };
    }

    private static void Apply(Session session, PersonKey a, PersonKey b, DecisionKind kind)
    {
        if (kind == DecisionKind.Later)
        {
            if (MatchTable.Find(session, Decision.Pair(a, b)) is { State: MatchState.Open } pair)
            {
                MatchTable.Put(session, pair.Pair, MatchState.Later);
            }

            return;
        }

        if (kind is DecisionKind.Same or DecisionKind.Reopened)
        {
            VerdictTable.Remove(session, a, b, VerdictGround.Different);
        }

        if (kind is DecisionKind.Different or DecisionKind.Parted)
        {
            VerdictTable.Remove(session, a, b, VerdictGround.Same);
        }

        if (kind is DecisionKind.Same or DecisionKind.Different)
        {
            VerdictTable.Put(session, a, b, kind == DecisionKind.Same ? VerdictGround.Same : VerdictGround.Different);
            if (MatchTable.Find(session, Decision.Pair(a, b)) is { } pair)
            {
                MatchTable.Put(session, pair.Pair, MatchState.Settled);
            }
        }

        Wholes.Settle(session, [a, b]);
        MatchWorkTable.Add(session, a);
        MatchWorkTable.Add(session, b);
    }

    private static string Activity(DecisionKind kind) => string.Create(CultureInfo.InvariantCulture, $"match records: {DecisionWords.Of(kind).ToLowerInvariant()}");
}

/// <summary>What a decision is called.</summary>
public static class DecisionWords
{
    public static string Of(DecisionKind kind) => kind switch
    {
        DecisionKind.Same => "Same person",
        DecisionKind.Different => "Not the same person",
        DecisionKind.Later => "Decide later",
        DecisionKind.Parted => "Taken apart",
        DecisionKind.Reopened => "Looked at again",
        DecisionKind.Contradicted => "Taken apart by a verified NHS number",
        DecisionKind.Traced => "NHS number confirmed from the national register",
        DecisionKind.NotTraced => "No single match in the national register",
        DecisionKind.TraceTakenBack => "Confirmed NHS number taken back",
        DecisionKind.Superseded => "NHS number replaced by another",
        DecisionKind.DoNotLink => "NHS number replaced; the two must never be joined",
        _ => "Decision",
    };
}
