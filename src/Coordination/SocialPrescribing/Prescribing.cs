using System.Text.Json.Nodes;
using Goldthread.Coordination.Referrals;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Record.Summary;

namespace Goldthread.Coordination.SocialPrescribing;

/// <summary>What the link worker and the person talked about and agreed.</summary>
/// <param name="At">When they talked.</param>
/// <param name="Reasons">Codes of <see cref="PrescribingReason"/>, at least one.</param>
/// <param name="Matters">What matters to the person, in their words.</param>
/// <param name="Answers">Answers by code of <see cref="WellbeingQuestion"/>.</param>
/// <param name="Offers">What they chose from the directory.</param>
/// <param name="Agreed">What else they agreed, in words.</param>
public sealed record Conversation(
    DateTimeOffset At, IReadOnlyList<string> Reasons, string Matters, IReadOnlyDictionary<string, int?> Answers, IReadOnlyList<ReferralTarget> Offers, string Agreed);

/// <summary>The scores of one referral.</summary>
/// <param name="Before">At the first conversation; null before it.</param>
/// <param name="After">At the end; null until then.</param>
public sealed record Scores(int? Before, int? After)
{
    /// <summary>"18 before, 31 after, of 50".</summary>
    public string Words => (Before, After) switch
    {
        (null, _) => "not asked yet",
        ({ } before, null) => $"{before} of {Wellbeing.Best} at the beginning",
        ({ } before, { } after) => $"{before} of {Wellbeing.Best} before, {after} after",
    };

    /// <summary>Reads the scores of a referral from the record: the first and the last answers, in the order they were given.</summary>
    public static Scores Of(PersonRecordInput record, string request)
    {
        var sums = record.Entries.Where(e => e.Type == "QuestionnaireResponse" && e.Resource.Text("questionnaire") == Wellbeing.Form && e.Resource.Items("basedOn").Any(b => b.Text("reference") == "ServiceRequest/" + request))
            .OrderBy(e => ReferralFhir.At(e.Resource.Text("authored")) ?? e.Received)
            .Select(e => Wellbeing.Score(e.Resource.Items("item").Where(i => i.Text("linkId") is not null)
                .GroupBy(i => i.Text("linkId")!).ToDictionary(g => g.Key, g => (int?)g.First().First("answer").Number("valueInteger"), StringComparer.Ordinal)))
            .OfType<int>().ToList();
        return new Scores(sums.Count > 0 ? sums[0] : null, sums.Count > 1 ? sums[^1] : null);
    }
}

/// <summary>Social prescribing: from referral to conversation, to what is offered near home, to the message back (PRSB social prescribing standard, https://theprsb.org/standards/socialprescribing/).</summary>
public sealed class Prescribing(ReferralService referrals, TimeProvider clock)
{
    private const int MostWords = 2_000;

    /// <summary>Keeps a conversation: the answers, what was agreed as a plan, and where it is the first, the first contact.</summary>
    /// <param name="user">The link worker.</param>
    /// <param name="sight">Their sight.</param>
    /// <param name="referral">The referral as it was shown.</param>
    /// <param name="talk">What was said.</param>
    /// <returns>Invalid names the field: "Reasons", "Matters", "Answers[code]", "At".</returns>
    public async Task<Outcome<Referral>> Talk(User user, Sight sight, Referral referral, Conversation talk)
    {
        var faults = Missing(talk).ToArray();
        if (faults.Length > 0)
        {
            return faults;
        }

        var step = referral.State is ReferralState.Accepted or ReferralState.Waiting ? ReferralStep.See : ReferralStep.Message;
        var words = $"Talked about {string.Join(", ", PrescribingReason.All.Where(r => talk.Reasons.Contains(r.Code)).Select(r => r.Words.ToLowerInvariant()))}";
        return await referrals.Take(user, sight, referral.Id, referral.Version, step, new ReferralAnswer(words, step == ReferralStep.See ? talk.At : null) { Also = patient => [Response(user, referral, talk, patient), Plan(user, referral, talk, patient)] });
    }

    /// <summary>Ends it, with how the person is now; the referrer reads both scores in the message back.</summary>
    /// <param name="user">The link worker.</param>
    /// <param name="sight">Their sight.</param>
    /// <param name="referral">The referral as it was shown.</param>
    /// <param name="before">The scores so far.</param>
    /// <param name="answers">Answers now.</param>
    /// <param name="outcome">What came of it.</param>
    public async Task<Outcome<Referral>> End(User user, Sight sight, Referral referral, Scores before, IReadOnlyDictionary<string, int?> answers, string outcome)
    {
        var faults = Unanswered(answers).ToList();
        if (outcome.Trim().Length == 0)
        {
            faults.Add(new Fault(FaultKind.Invalid, "Say what came of it", "Outcome"));
        }

        if (faults.Count > 0)
        {
            return faults.ToArray();
        }

        var now = clock.GetUtcNow();
        var scores = before with { After = Wellbeing.Score(answers) };
        var talk = new Conversation(now, [], "", answers, [], "");
        var words = $"{outcome.Trim()} Wellbeing, as the person said it: {scores.Words} (five questions of our own, not a validated scale).";
        return await referrals.Take(user, sight, referral.Id, referral.Version, ReferralStep.Close, new ReferralAnswer(words) { Also = patient => [Response(user, referral, talk, patient)] });
    }

    private static IEnumerable<Fault> Missing(Conversation talk)
    {
        if (talk.Reasons.Count == 0 || talk.Reasons.Any(r => PrescribingReason.All.All(a => a.Code != r)))
        {
            yield return new Fault(FaultKind.Invalid, "Choose what it is about", "Reasons");
        }

        if (talk.Matters.Trim().Length is 0 or > MostWords)
        {
            yield return new Fault(FaultKind.Invalid, talk.Matters.Trim().Length == 0 ? "Write what matters to the person" : $"Use {MostWords:N0} characters at most", "Matters");
        }

        foreach (var fault in Unanswered(talk.Answers))
        {
            yield return fault;
        }
    }

    private static IEnumerable<Fault> Unanswered(IReadOnlyDictionary<string, int?> answers) =>
        Wellbeing.Questions.Where(q => answers.GetValueOrDefault(q.Code) is not (>= 0 and <= 10)).Select(q => new Fault(FaultKind.Invalid, $"Choose 0 to 10: {q.Words}", $"Answers[{q.Code}]"));

    private static JsonObject Response(User user, Referral referral, Conversation talk, string patient)
    {
        var items = Wellbeing.Questions.Select(q => Item(q.Code, q.Words, new JsonObject { ["valueInteger"] = talk.Answers[q.Code]!.Value })).ToList();
        items.AddRange(talk.Reasons.Select(r => Item("reason-" + r, "What it is about", new JsonObject { ["valueString"] = PrescribingReason.All.First(a => a.Code == r).Words })));
        if (talk.Matters.Trim() is { Length: > 0 } matters)
        {
            items.Add(Item("matters", "What matters to the person", new JsonObject { ["valueString"] = matters }));
        }

        return new JsonObject
        {
            ["resourceType"] = "QuestionnaireResponse",
            ["basedOn"] = Based(referral),
            ["questionnaire"] = Wellbeing.Form,
            ["status"] = "completed",
            ["subject"] = new JsonObject { ["reference"] = "Patient/" + patient },
            ["authored"] = ReferralFhir.Text(talk.At),
            ["author"] = ReferralFhir.Person(user.Id, $"{user.Name}, {user.JobTitle}"),
            ["source"] = new JsonObject { ["reference"] = "Patient/" + patient },
            ["item"] = new JsonArray([.. items]),
        };
    }

    private static JsonObject Plan(User user, Referral referral, Conversation talk, string patient)
    {
        var activities = talk.Offers.Select(o => Activity($"{o.ServiceName}, {o.To.Name}", o.Service)).ToList();
        if (talk.Agreed.Trim() is { Length: > 0 } agreed)
        {
            activities.Add(Activity(agreed, null));
        }

        var plan = new JsonObject
        {
            ["resourceType"] = "CarePlan",
            ["status"] = "active",
            ["intent"] = "plan",
            ["title"] = "What we agreed",
            ["description"] = talk.Matters.Trim(),
            ["subject"] = new JsonObject { ["reference"] = "Patient/" + patient },
            ["created"] = ReferralFhir.Text(talk.At),
            ["author"] = ReferralFhir.Person(user.Id, $"{user.Name}, {user.JobTitle}"),
            ["supportingInfo"] = Based(referral),
        };
        if (activities.Count > 0)
        {
            plan["activity"] = new JsonArray([.. activities]);
        }

        return plan;
    }

    private static JsonObject Activity(string words, string? service)
    {
        var code = new JsonObject { ["text"] = words };
        if (service is not null)
        {
            code["coding"] = new JsonArray(new JsonObject { ["system"] = ReferralFhir.ServiceSystem, ["code"] = service });
        }

        return new JsonObject { ["detail"] = new JsonObject { ["code"] = code, ["status"] = "not-started", ["description"] = words } };
    }

    private static JsonArray Based(Referral referral) => new(new JsonObject { ["reference"] = "ServiceRequest/" + referral.Request });

    private static JsonObject Item(string link, string text, JsonObject answer) => new() { ["linkId"] = link, ["text"] = text, ["answer"] = new JsonArray(answer) };
}
