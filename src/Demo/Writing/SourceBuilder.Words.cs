using Goldthread.Demo.Area;
using Goldthread.Demo.Codes;

namespace Goldthread.Demo.Writing;

/// <summary>What a flag is about.</summary>
public enum FlagKind
{
    ReasonableAdjustment,
    Safeguarding,
    SafetyAtHome,
    EscalationWishes,
    CarerExists,
    HomeAccess,
}

public sealed partial class SourceBuilder
{
    // Codes of the Patient Flag API implementation guide, as the domain brief gives them (B6).
    private static readonly Concept ReasonableAdjustmentFlag = Concept.Snomed("1326341000000105", "Reasonable adjustments needed");

    private static readonly Dictionary<FlagKind, Concept> FlagCategories = new()
    {
        [FlagKind.ReasonableAdjustment] = ReasonableAdjustmentFlag,
        [FlagKind.Safeguarding] = new(Systems.Hl7 + "flag-category", "safety", "Safeguarding"),
        [FlagKind.SafetyAtHome] = new(Systems.Hl7 + "flag-category", "safety", "Safety"),
        [FlagKind.EscalationWishes] = new(Systems.Hl7 + "flag-category", "advance-directive", "Advance directive"),
        [FlagKind.CarerExists] = new(Systems.Hl7 + "flag-category", "contact", "Carer"),
        [FlagKind.HomeAccess] = new(Systems.Hl7 + "flag-category", "admin", "Getting in"),
    };

    /// <summary>Something everyone must notice (Flag); with a review date where it must not stand for ever.</summary>
    public Ref Flag(FlagKind kind, string words, DateOnly since, StaffMember by, DateOnly? review = null)
    {
        Begin("Flag")
            .Text("status", "active")
            .Codes("category", FlagCategories[kind])
            .Code("code", Concept.Words(words))
            .Reference("subject", Patient)
            .Period("period", since, review is { } end ? end : null)
            .Reference("author", by.Ref);
        return End(words);
    }

    /// <summary>What somebody agreed to or refused (Consent).</summary>
    public Ref Agreed(string what, bool permits, DateOnly on, Ref to, Ref byWhom)
    {
        Begin("Consent")
            .Text("status", "active")
            .Code("scope", new Concept(Systems.Hl7 + "consentscope", "patient-privacy", "Privacy Consent"))
            .Codes("category", new Concept("http://terminology.hl7.org/CodeSystem/v3-ActCode", "INFA", "information access"))
            .Reference("patient", Patient)
            .Moment("dateTime", on)
            .References("performer", byWhom)
            .References("organization", Source.Ref)
            .Code("policyRule", Concept.Words(what))
            .Open("provision").Text("type", permits ? "permit" : "deny").Period("period", on)
            .OpenOne("actor").Code("role", new Concept("http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "IRCP", "information recipient")).Reference("reference", to).CloseOne()
            .Close();
        return End(what);
    }

    /// <summary>The national data opt-out: confidential information is used for the person's own care and nothing else (Consent).</summary>
    public Ref OptsOut(DateOnly on)
    {
        Begin("Consent")
            .Text("status", "active")
            .Code("scope", new Concept(Systems.Hl7 + "consentscope", "research", "Research"))
            .Codes("category", new Concept(Systems.Local + "consent-category", "national-data-opt-out", "National data opt-out"))
            .Reference("patient", Patient)
            .Moment("dateTime", on)
            .References("performer", Patient)
            .Code("policyRule", new Concept(Systems.Local + "consent-policy", "national-data-opt-out", "National data opt-out"))
            .Open("provision").Text("type", "deny").Close();
        return End("National data opt-out");
    }

    /// <summary>Answers in somebody's own words (QuestionnaireResponse); empty answers are left out.</summary>
    internal Ref Answers(DemoQuestionnaire questionnaire, When when, Ref author, Ref answeredBy, params ReadOnlySpan<(string LinkId, string Words)> answers)
    {
        Begin("QuestionnaireResponse")
            .Text("questionnaire", questionnaire.Url)
            .Text("status", "completed")
            .Reference("subject", Patient)
            .Moment("authored", when)
            .Reference("author", author)
            .Reference("source", answeredBy)
            .OpenList("item");
        foreach (var (linkId, text) in questionnaire.Questions)
        {
            foreach (var (id, words) in answers)
            {
                if (id == linkId)
                    _json.Open().Text("linkId", id).Text("text", text).OpenOne("answer").Text("valueString", words).CloseOne().Close();
            }
        }

        _json.CloseList();
        return End(questionnaire.Title);
    }

    /// <summary>What matters to the person, in their own words (the About Me standard's first heading and, if given, others).</summary>
    public Ref AboutMe(When when, Ref writtenBy, params ReadOnlySpan<(string LinkId, string Words)> answers) =>
        Answers(Questionnaires.AboutMe, when, writtenBy, Patient, answers);

    /// <summary>Somebody in the person's life (RelatedPerson).</summary>
    public Ref Relative(string name, string relationship, string? phone, bool carer, DateOnly? since = null, string? lives = null)
    {
        var words = name.Split(' ');
        Begin("RelatedPerson").Truth("active", true).Reference("patient", Patient).OpenList("relationship");
        if (carer)
            _json.Open().OpenOne("coding").CodingFields(new(Systems.UkCore + "CodeSystem/UKCore-AdditionalPersonRelationshipRole", "Carer", "Carer of patient")).CloseOne().Text("text", "Unpaid carer").Close();
        _json.Open().Text("text", relationship).Close().CloseList()
            .OpenOne("name").Text("use", "official").Text("text", name).Text("family", words[^1]).Texts("given", words[0]).CloseOne();
        if (phone is not null)
            _json.OpenOne("telecom").Text("system", "phone").Text("value", phone).CloseOne();
        if (lives is not null)
            _json.OpenOne("address").Text("text", lives).CloseOne();
        if (since is { } from)
            _json.Period("period", from);
        return End($"{name}, {relationship}");
    }
}
