using System.Text;
using Goldthread.Demo.Area;
using Goldthread.Demo.Codes;

namespace Goldthread.Demo.Writing;

public sealed partial class SourceBuilder
{
    /// <summary>The extension that holds what was written about a contact: R4's Encounter has no note. Its value is an Annotation.</summary>
    public const string ContactNote = Systems.Extensions + "contact-note";

    private static readonly Dictionary<string, (string Code, string Display)> LetterKinds = new(StringComparer.Ordinal)
    {
        ["Discharge summary"] = ("373942005", "Discharge summary"),
        ["Care plan"] = ("734163000", "Care plan"),
        ["Clinic letter"] = ("823751000000102", "Letter"),
        ["Letter"] = ("823751000000102", "Letter"),
        ["Referral letter"] = ("25611000000107", "Referral letter"),
    };

    /// <summary>A contact that took place (Encounter), with what was written about it.</summary>
    public Ref Contact(ContactKind kind, When start, int minutes, StaffMember with, string why, string? note = null, Ref? episode = null)
    {
        Begin("Encounter");
        Annotate(note, with.Ref, start);
        BeginContact("finished", kind)
            .OpenOne("participant").Reference("individual", with.Ref).CloseOne()
            .Period("period", start, start.Time is null ? start : start.Plus(minutes))
            .Codes("reasonCode", Concept.Words(why));
        if (episode is { } given)
            _json.References("episodeOfCare", given);
        _json.Reference("serviceProvider", Source.Ref);
        return End($"{kind.Type.Display}: {why}");
    }

    /// <summary>A contact that is planned and has not taken place.</summary>
    public Ref PlannedContact(ContactKind kind, When start, int minutes, StaffMember with, string why)
    {
        Begin("Encounter");
        BeginContact("planned", kind)
            .OpenOne("participant").Reference("individual", with.Ref).CloseOne()
            .Period("period", start, start.Plus(minutes))
            .Codes("reasonCode", Concept.Words(why))
            .Reference("serviceProvider", Source.Ref);
        return End($"{kind.Type.Display}: {why}");
    }

    /// <summary>A stay in hospital; no end while it lasts. What it is coded as it carries within itself: coders write for one stay, and a list of problems is another thing.</summary>
    public Ref Stay(ContactKind kind, When admitted, When? left, StaffMember under, string why, Concept? to = null, string? note = null, string? ward = null, IReadOnlyList<Concept>? coded = null)
    {
        Begin("Encounter");
        Diagnoses(coded ?? []);
        Annotate(note, under.Ref, left ?? admitted);
        BeginContact(left is null ? "in-progress" : "finished", kind)
            .OpenOne("participant").Reference("individual", under.Ref).CloseOne()
            .Period("period", admitted, left)
            .Codes("reasonCode", Concept.Words(why));
        Ranked(coded ?? []);
        _json.Open("hospitalization")
            .OpenOne("extension").Text("url", Systems.UkCore + "StructureDefinition/Extension-UKCore-AdmissionMethod")
            .Code("valueCodeableConcept", kind == Contacts.EmergencyStay ? Contacts.ThroughEmergency : Contacts.FromWaitingList).CloseOne();
        if (left is not null)
            _json.Code("dischargeDisposition", to ?? Contacts.HomeAgain);
        _json.Close();
        if (ward is not null)
            _json.OpenOne("location").Open("location").Text("display", ward).Close().Text("status", left is null ? "active" : "completed").Period("period", admitted, left).CloseOne();
        _json.Reference("serviceProvider", Source.Ref);
        return End($"{kind.Type.Display}: {why}");
    }

    /// <summary>A booked appointment, usually to come.</summary>
    public Ref Booked(string what, When start, int minutes, StaffMember with, string status = "booked", string? note = null)
    {
        Begin("Appointment")
            .Text("status", status)
            .Text("description", what)
            .Text("start", start.ToInstant()).Text("end", start.Plus(minutes).ToInstant())
            .Text("comment", note)
            .OpenList("participant")
            .Open().Reference("actor", Patient).Text("required", "required").Text("status", "accepted").Close()
            .Open().Reference("actor", with.Ref).Text("required", "required").Text("status", "accepted").Close()
            .CloseList();
        return End(what);
    }

    /// <summary>A time during which a team looks after somebody (EpisodeOfCare).</summary>
    public Ref Episode(string service, DateOnly from, DateOnly? until, StaffMember lead)
    {
        Begin("EpisodeOfCare")
            .Text("status", until is null ? "active" : "finished")
            .Codes("type", Concept.Words(service))
            .Reference("patient", Patient)
            .Reference("managingOrganization", Source.Ref)
            .Period("period", from, until is { } end ? end : null)
            .Reference("careManager", lead.Ref);
        return End(service);
    }

    /// <summary>A letter or summary, the text inside it (DocumentReference).</summary>
    public Ref Letter(string kind, string title, When date, StaffMember by, string text)
    {
        var (code, display) = LetterKinds.GetValueOrDefault(kind, LetterKinds["Letter"]);
        Begin("DocumentReference")
            .Text("status", "current")
            .Code("type", Concept.Snomed(code, display), kind)
            .Reference("subject", Patient)
            .Text("date", date.ToInstant())
            .References("author", by.Ref)
            .Reference("custodian", Source.Ref)
            .Text("description", title)
            .OpenOne("content").Open("attachment")
            .Text("contentType", "text/plain; charset=utf-8").Text("language", "en-GB")
            .Text("data", Convert.ToBase64String(Encoding.UTF8.GetBytes(text))).Text("title", title).Moment("creation", date)
            .Close().CloseOne();
        return End(title);
    }

    /// <summary>A message between people (Communication): a phone call, a note passed on.</summary>
    public Ref Message(When sent, Ref from, Ref to, string about, string words)
    {
        Begin("Communication")
            .Text("status", "completed")
            .Reference("subject", Patient)
            .Code("topic", Concept.Words(about))
            .Moment("sent", sent)
            .References("recipient", to)
            .Reference("sender", from)
            .OpenOne("payload").Text("contentString", words).CloseOne();
        return End(about);
    }

    private ResourceWriter BeginContact(string status, ContactKind kind) => _json
        .Text("status", status)
        .Open("class").CodingFields(new(Systems.Hl7 + "v3-ActCode", kind.Class, kind.ClassName)).Close()
        .Codes("type", kind.Type)
        .Reference("subject", Patient);

    private void Diagnoses(IReadOnlyList<Concept> coded)
    {
        if (coded.Count == 0)
            return;
        _json.OpenList("contained");
        for (var i = 0; i < coded.Count; i++)
            _json.Open().Text("resourceType", "Condition").Text("id", $"d{i + 1}").Codes("category", OfEncounter).Code("code", coded[i]).Reference("subject", Patient).Close();
        _json.CloseList();
    }

    private void Ranked(IReadOnlyList<Concept> coded)
    {
        if (coded.Count == 0)
            return;
        _json.OpenList("diagnosis");
        for (var i = 0; i < coded.Count; i++)
            _json.Open().Open("condition").Text("reference", $"#d{i + 1}").Close().Number("rank", i + 1).Close();
        _json.CloseList();
    }

    private void Annotate(string? note, Ref author, When time)
    {
        if (note is null)
            return;
        _json.OpenOne("extension").Text("url", ContactNote)
            .Open("valueAnnotation").Reference("authorReference", author).Moment("time", time).Text("text", note).Close()
            .CloseOne();
    }
}
