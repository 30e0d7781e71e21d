using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Toolkit.Programmes.Calls;
using Goldthread.Toolkit.Programmes.Outcomes;
using Goldthread.Toolkit.Programmes.Panels;

namespace Goldthread.Toolkit.Programmes.Running;

/// <summary>What the panel agrees on, as the secretary writes it down: numbers where scorers differed, views, the shortlist, the interviews, the selection.</summary>
internal sealed class SelectionDesk(Database database, TimeProvider clock) : ProgrammeDesk(database, clock)
{
    /// <summary>Writes down the number that the panel agreed on for a question, from 0.0 to 5.0 points, with the reason.</summary>
    public Task<Outcome<Moderation>> Agree(string call, long bid, string question, int? tenths, string? reason, User user) => Act<Moderation>(user, (session, _) =>
    {
        var found = At(session, call, user, CallPhase.Scoring, CallPhase.Scoring);
        if (!found.Succeeded) return found.Fault;
        if (found.Value.PointsOf(bid).FirstOrDefault(p => p.Question.Code == question) is null) return Refused("The scores of this bid are not all in yet");
        if (tenths is not (>= 0 and <= Call.MostPoints * 10)) return Wrong($"Agreed[{question}]", $"Enter points from 0 to {Call.MostPoints}, with one decimal at most");
        var why = Said(reason, $"Reasons[{question}]", "Say why the panel agreed on this number. The bidder reads it");
        if (!why.Succeeded) return why.Fault;
        var agreed = new Moderation(bid, question, tenths.Value, why.Value, user.Name);
        PanelTable.Put(session, agreed, Now);
        return (agreed, $"write down what the panel agreed on for the bid {bid}, {question}");
    });

    /// <summary>Writes down the view of the panel: before the shortlist, or with notes after the interview.</summary>
    public Task<Outcome<BidView>> Write(string call, BidView view, User user) => Act<BidView>(user, (session, _) =>
    {
        var isInterview = view.Step == BidStep.Select;
        var found = isInterview ? At(session, call, user, CallPhase.Shortlisted, CallPhase.Shortlisted) : At(session, call, user, CallPhase.Scoring, CallPhase.Scoring);
        if (!found.Succeeded) return found.Fault;
        var stands = isInterview ? found.Value.Standing.Where(b => found.Value.Decided(b.Number, BidStep.Shortlist) is { Yes: true }) : found.Value.Eligible;
        if (stands.All(b => b.Number != view.Bid)) return None;
        var words = Said(view.Words, "ViewWords", "Say why. It becomes public with the decision");
        if (!words.Succeeded) return words.Fault;
        if (view.Notes.Length > MostWords * 5) return Wrong("Notes", $"Use {MostWords * 5:N0} characters at most");
        DecisionTable.Put(session, view with { Words = words.Value }, user.Name, Now);
        return (view, $"write down the panel's view of the bid {view.Bid} {(isInterview ? "after the interview" : "before the shortlist")}");
    });

    /// <summary>Decides who is on the shortlist; again, where somebody withdrew, for those who have no letter yet.</summary>
    public Task<Outcome<int>> Shortlist(string call, IReadOnlySet<long> chosen, IReadOnlyDictionary<long, string> reasons, User user) => Decide(call, BidStep.Shortlist, chosen, reasons, user);

    /// <summary>Decides who is selected, by quality and the view of the panel after the interviews.</summary>
    public Task<Outcome<int>> Select(string call, IReadOnlySet<long> chosen, IReadOnlyDictionary<long, string> reasons, User user) => Decide(call, BidStep.Select, chosen, reasons, user);

    /// <summary>Makes the decisions and their reasons public, once every bid has its letter.</summary>
    public Task<Outcome<bool>> Publish(string call, User user) => Act<bool>(user, (session, _) =>
    {
        var found = At(session, call, user, CallPhase.Selected, CallPhase.Selected);
        if (!found.Succeeded) return found.Fault;
        var without = found.Value.Received.Count(b => found.Value.LetterOf(b.Number) is null);
        if (without > 0) return Refused($"{without} {(without == 1 ? "bid has" : "bids have")} no letter yet. Bidders hear before the public does");
        Move(session, found.Value.Call, CallPhase.Published, user);
        return (true, $"make the decisions of {call} public");
    });

    private Task<Outcome<int>> Decide(string call, BidStep step, IReadOnlySet<long> chosen, IReadOnlyDictionary<long, string> reasons, User user) => Act<int>(user, (session, _) =>
    {
        var isSelection = step == BidStep.Select;
        var found = isSelection ? At(session, call, user, CallPhase.Shortlisted, CallPhase.Selected) : At(session, call, user, CallPhase.Scoring, CallPhase.Shortlisted);
        if (!found.Succeeded) return found.Fault;
        var all = found.Value;
        if (Missing(all, step) is { } missing) return missing;
        var ranked = all.Ranked(step);
        var views = ranked.ToDictionary(r => r.Candidate.Bid, r => all.View(r.Candidate.Bid, step) is { } v ? $"{PanelViewWords.Of(v.View)}: {v.Words}" : "");
        var decided = Ranking.Decide(step, ranked, chosen, isSelection ? all.Call.Call.MostSelected : all.Call.Call.MostShortlisted, reasons, views, user.Name);
        if (!decided.Succeeded) return decided.Faults.ToArray();
        if (decided.Value.FirstOrDefault(d => all.LetterOf(d.Bid) is not null && all.Decided(d.Bid, step) is { } old && old.Yes != d.Yes) is { } told)
        {
            return Wrong("Chosen", $"{all.Bid(told.Bid)!.OrganisationName} has its letter already. What was decided about it stands");
        }

        foreach (var decision in decided.Value.Where(d => all.LetterOf(d.Bid) is null)) DecisionTable.Put(session, decision, Now);
        var to = isSelection ? CallPhase.Selected : CallPhase.Shortlisted;
        if (all.Call.Phase < to) Move(session, all.Call, to, user);
        return (chosen.Count, $"decide the {(isSelection ? "selection" : "shortlist")} of {call}: {chosen.Count} of {ranked.Count}");
    });

    /// <summary>What must be there before anything is decided; null where nothing is missing.</summary>
    public static Fault? Missing(Proceedings all, BidStep step)
    {
        if (step == BidStep.Select)
        {
            var unmet = all.Ranked(step).Count(r => all.View(r.Candidate.Bid, step) is null);
            return unmet == 0 ? null : Refused($"{Of(unmet)} no interview written down yet");
        }

        var open = all.Eligible.Count(b => !all.AllIn(b.Number));
        if (open > 0) return Refused($"{Of(open)} not all scores yet");
        var differ = all.Eligible.Count(b => all.WaitsForAgreement(b.Number));
        return differ == 0 ? null : Refused($"{Of(differ)} scorers who differ by more than {all.Call.Call.MayDiffer}. The panel must agree on a number first");
    }

    private static string Of(int bids) => bids == 1 ? "1 bid has" : $"{bids} bids have";

    private static Outcome<Proceedings> At(Session session, string call, User user, CallPhase from, CallPhase to)
    {
        var found = RunBy(session, call, user);
        return !found.Succeeded || (found.Value.Call.Phase >= from && found.Value.Call.Phase <= to) ? found
            : Refused(found.Value.Call.Phase < from ? "The call has not come that far yet" : "The call has gone further already, so that this cannot be changed any more");
    }
}
