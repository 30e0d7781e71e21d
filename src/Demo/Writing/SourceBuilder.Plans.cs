using Goldthread.Coordination.Referrals;
using Goldthread.Demo.Area;
using Goldthread.Demo.Codes;

namespace Goldthread.Demo.Writing;

/// <summary>Who chose a goal: the mark that design's "choice and control" needs on every goal.</summary>
public enum GoalChosenBy
{
    Person,
    Professional,
}

/// <summary>What a service costs and how often: unit cost in pounds and the unit it is counted in.</summary>
/// <param name="UnitCost">Pounds for one unit.</param>
/// <param name="Unit">"hour", "week", "visit", "once".</param>
/// <param name="UnitsAWeek">How many units a week; 0 for a one-off.</param>
public sealed record ServiceCost(decimal UnitCost, string Unit, decimal UnitsAWeek);

public sealed partial class SourceBuilder
{
    /// <summary>Extensions of a goal and of a commissioned service.</summary>
    public const string ChosenBy = Systems.Extensions + "goal-chosen-by";
    public const string UnitCost = Systems.Extensions + "cld-unit-cost";
    public const string UnitsAWeek = Systems.Extensions + "cld-units-per-week";
    public const string Funding = Systems.Extensions + "cld-funding-status";
    public const string Delivery = Systems.Extensions + "cld-delivery-mechanism";
    public const string SupportReason = Systems.Extensions + "cld-primary-support-reason";
    public const string EventOutcome = Systems.Extensions + "cld-event-outcome";

    /// <summary>The circle around the person (CareTeam).</summary>
    public Ref Team(string name, DateOnly since, params ReadOnlySpan<(Ref Member, string Part)> members)
    {
        Begin("CareTeam").Text("status", "active").Text("name", name).Reference("subject", Patient).Period("period", since).OpenList("participant");
        foreach (var (member, part) in members)
        {
            _json.Open().Codes("role", Concept.Words(part)).Reference("member", member);
            // Who runs the team does not employ everybody in it.
            if (Workforce.EmployerOf(member) is { } employer)
                _json.Reference("onBehalfOf", employer.Ref);
            _json.Close();
        }

        _json.CloseList().References("managingOrganization", Source.Ref);
        return End(name);
    }

    /// <summary>A goal, in words, with who chose it.</summary>
    public Ref Goal(string words, GoalChosenBy chosenBy, DateOnly from, DateOnly? due, Ref statedBy, string progress = "in-progress", string? note = null)
    {
        Begin("Goal")
            .OpenOne("extension").Text("url", ChosenBy).Text("valueCode", chosenBy == GoalChosenBy.Person ? "person" : "professional").CloseOne()
            .Text("lifecycleStatus", "active")
            .Code("achievementStatus", new Concept(Systems.Hl7 + "goal-achievement", progress, progress.Replace('-', ' ')))
            .Code("description", Concept.Words(words))
            .Reference("subject", Patient)
            .Moment("startDate", from);
        if (due is { } day)
            _json.OpenOne("target").Moment("dueDate", day).CloseOne();
        _json.Reference("expressedBy", statedBy).Note(note, statedBy, from);
        return End(words);
    }

    /// <summary>A plan, with its goals and what is done about them in words (CarePlan).</summary>
    public Ref Plan(
        string title, string description, DateOnly from, StaffMember author, IReadOnlyList<Ref> goals, IReadOnlyList<(string Action, Ref By)> actions, Ref? team = null, string? note = null)
    {
        Begin("CarePlan")
            .Text("status", "active").Text("intent", "plan")
            .Codes("category", Concept.Snomed("734163000", "Care plan"))
            .Text("title", title).Text("description", description)
            .Reference("subject", Patient)
            .Period("period", from)
            .Moment("created", from)
            .Reference("author", author.Ref);
        if (team is { } circle)
            _json.References("careTeam", circle);
        _json.References("goal", goals as Ref[] ?? [.. goals]);
        if (actions.Count > 0)
        {
            _json.OpenList("activity");
            foreach (var (action, by) in actions)
                _json.Open().Open("detail").Text("status", "in-progress").References("performer", by).Text("description", action).Close().Close();
            _json.CloseList();
        }

        _json.Note(note, author.Ref, from);
        return End(title);
    }

    /// <summary>Something somebody has to do by a day (Task).</summary>
    public Ref Action(string what, StaffMember owner, DateOnly asked, DateOnly due, StaffMember askedBy, string status = "accepted", string priority = "routine", Ref? focus = null, string? note = null)
    {
        Begin("Task")
            .Text("status", status).Text("intent", "order").Text("priority", priority)
            .Text("description", what)
            .Reference("focus", focus)
            .Reference("for", Patient)
            .Moment("authoredOn", asked)
            .Moment("lastModified", asked)
            .Reference("requester", askedBy.Ref)
            .Reference("owner", owner.Ref)
            .Open("restriction").Period("period", null, due).Close()
            .Note(note, askedBy.Ref, asked);
        return End(what);
    }

    /// <summary>A referral to a service of the place (ServiceRequest).</summary>
    public Ref Referral(string to, string why, DateOnly on, StaffMember by, Organisation performer, string status = "active", string priority = "routine", string? note = null)
    {
        Begin("ServiceRequest")
            .Text("status", status).Text("intent", "order").Text("priority", priority)
            .Code("code", Concept.Words(to))
            .Reference("subject", Patient)
            .Moment("authoredOn", on)
            .Reference("requester", by.Ref)
            .References("performer", performer.Ref)
            .Codes("reasonCode", Concept.Words(why))
            .Note(note, by.Ref, on);
        return End(to);
    }

    /// <summary>A referral to this organisation's link worker as it is worked on here: the first conversation, and how it ended (Task).</summary>
    public Ref Prescribed(string why, DateOnly sent, When met, DateOnly? ended, string? outcome)
    {
        Begin("Task")
            .Text("status", ended is null ? "in-progress" : "completed").Text("intent", "order").Text("priority", "routine")
            .Code("businessStatus", ended is null ? new Concept(ReferralFhir.StateSystem, "seen", "First contact made") : new Concept(ReferralFhir.StateSystem, "closed", "Finished"))
            .Code("code", new Concept(ReferralFhir.KindSystem, "social-prescribing", "Social prescribing"))
            .Text("description", why)
            .Reference("for", Patient)
            .Moment("authoredOn", sent)
            .Moment("lastModified", ended ?? sent)
            .Party("requester", Who.Practice)
            .Party("owner", Source)
            .Codes("performerType", Concept.Words("Link worker"))
            .Open("restriction").OpenList("recipient").Party(null, Source).CloseList().Close()
            .Period("executionPeriod", met, ended is { } day ? day.At(16, 0) : null);
        if (outcome is not null)
            _json.OpenOne("output").Code("type", Concept.Words("Outcome")).Text("valueString", outcome).CloseOne();
        return End(why);
    }

    /// <summary>A request for support that reached the council: the CLD event "Request" (ServiceRequest).</summary>
    public Ref CareRequest(DateOnly on, string words, Concept route, Concept reason, Concept outcome, StaffMember by)
    {
        Begin("ServiceRequest").OpenList("extension");
        Coded(SupportReason, reason).Coded(EventOutcome, outcome);
        _json.CloseList()
            .Text("status", "completed").Text("intent", "proposal")
            .Codes("category", SocialCare.RequestEvent)
            .Code("code", Concept.Words("Request for adult social care"))
            .Codes("orderDetail", route)
            .Reference("subject", Patient)
            .Moment("occurrenceDateTime", on)
            .Moment("authoredOn", on)
            .Reference("requester", by.Ref)
            .References("performer", Source.Ref)
            .Codes("reasonCode", Concept.Words(words));
        return End(words);
    }

    /// <summary>A service that the council arranges or knows of: the CLD event "Service" (ServiceRequest, active while it runs).</summary>
    public Ref CareService(
        Concept type, Concept component, Organisation provider, DateOnly from, DateOnly? until, ServiceCost cost, (Concept Delivery, Concept Funding, Concept Reason) terms, StaffMember by, string? words = null)
    {
        Begin("ServiceRequest").OpenList("extension");
        Coded(Delivery, terms.Delivery).Coded(Funding, terms.Funding).Coded(SupportReason, terms.Reason);
        _json.Open().Text("url", UnitCost).Open("valueMoney").Number("value", cost.UnitCost).Text("currency", "GBP").Close().Close()
            .Open().Text("url", UnitsAWeek).Quantity("valueQuantity", cost.UnitsAWeek, $"{cost.Unit} a week", null).Close()
            .CloseList()
            .Text("status", until is null ? "active" : "completed").Text("intent", "order")
            .Codes("category", SocialCare.ServiceEvent)
            .Code("code", type, type.Display)
            .Codes("orderDetail", component)
            .Reference("subject", Patient)
            .Period("occurrencePeriod", from, until is { } end ? end : null)
            .Moment("authoredOn", from)
            .Reference("requester", by.Ref)
            .References("performer", provider.Ref)
            .Note(words, by.Ref, from);
        return End($"{component.Display}, {provider.Name}");
    }

    /// <summary>A review of care and support: the CLD event "Review" (Encounter with its outcome).</summary>
    public Ref CareReview(When when, bool planned, StaffMember by, Concept outcome, string note)
    {
        Begin("Encounter").OpenList("extension");
        Coded(EventOutcome, outcome);
        _json.Open().Text("url", ContactNote)
            .Open("valueAnnotation").Reference("authorReference", by.Ref).Moment("time", when).Text("text", note).Close().Close()
            .CloseList()
            .Text("status", "finished")
            .Open("class").CodingFields(new(Systems.Hl7 + "v3-ActCode", "HH", "home health")).Close()
            .Codes("type", SocialCare.ReviewEvent, Concept.Words(planned ? "Planned review" : "Unplanned review"))
            .Reference("subject", Patient)
            .OpenOne("participant").Reference("individual", by.Ref).CloseOne()
            .Period("period", when, when.Time is null ? when : when.Plus(60))
            .Reference("serviceProvider", Source.Ref);
        return End("Review");
    }

    private SourceBuilder Coded(string url, Concept value)
    {
        _json.Open().Text("url", url).Code("valueCodeableConcept", value).Close();
        return this;
    }
}
