using System.Text;
using System.Text.Json.Nodes;
using Goldthread.Fhir.Storage;
using Goldthread.Fhir.Validation;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Reading;

namespace Goldthread.Record.Own;

/// <summary>
/// What a person, or somebody they chose, adds to the record: seen by professionals at once, marked as theirs, and always a resource of its own: what a
/// professional wrote is never changed by it.
/// </summary>
public sealed class Contributions(Database database, SettledStore store, RecordReader reader, TimeProvider clock)
{
    /// <summary>The source of what people add themselves.</summary>
    public const string Source = Sharing.Flow.FromThePerson;

    /// <summary>The form whose answers are the person's About Me; headings of the PRSB standard (https://theprsb.org/standards/aboutme/).</summary>
    public const string AboutMeForm = "urn:goldthread:questionnaire:about-me";

    private const int MostWords = 4_000;
    private const string Tags = "urn:goldthread:contribution";

    /// <summary>Adds a note.</summary>
    public async Task<Outcome<string>> Note(OwnView view, string words)
    {
        var text = Words(words, "note", "Write your note");
        return !text.Succeeded ? text : await Add(view, "add a note", Resource("Communication", view, r =>
        {
            r["status"] = "completed";
            r["category"] = new JsonArray(Text(view.IsOwn ? "Note from the person" : "Note from somebody they chose"));
            r["subject"] = Patient(view);
            r["sender"] = Author(view);
            r["sent"] = Now();
            r["payload"] = new JsonArray(new JsonObject { ["contentString"] = text.Value });
        }));
    }

    /// <summary>Adds something that was measured.</summary>
    public Task<Outcome<string>> Reading(OwnView view, Measured measured) => Add(view, "add a reading", Resource("Observation", view, r =>
    {
        r["status"] = "final";
        r["category"] = new JsonArray(Coding("http://terminology.hl7.org/CodeSystem/observation-category", "vital-signs", "Vital Signs"));
        r["code"] = Coding(ReadingKind.Snomed, measured.Kind.Code, measured.Kind.Title);
        r["subject"] = Patient(view);
        r["performer"] = new JsonArray(Author(view));
        r["effectiveDateTime"] = measured.At.ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);
        if (measured.Kind.Second is { } second)
        {
            r["component"] = new JsonArray(
                new JsonObject { ["code"] = Coding(ReadingKind.Snomed, measured.Kind.FirstCode!, measured.Kind.FirstTitle!), ["valueQuantity"] = Quantity(measured.Value, measured.Kind) },
                new JsonObject { ["code"] = Coding(ReadingKind.Snomed, second.Code, second.Title), ["valueQuantity"] = Quantity(measured.Second!.Value, measured.Kind) });
        }
        else
        {
            r["valueQuantity"] = Quantity(measured.Value, measured.Kind);
        }
    }));

    /// <summary>Says that something in the record is wrong. It goes to the organisation that wrote it, as a task that it must answer.</summary>
    /// <param name="view">Who says so.</param>
    /// <param name="type">The resource's type.</param>
    /// <param name="id">Its id.</param>
    /// <param name="words">What is wrong.</param>
    public async Task<Outcome<string>> Wrong(OwnView view, string type, string id, string words)
    {
        var text = Words(words, "wrong", "Tell us what is wrong");
        if (!text.Succeeded)
        {
            return text.Faults.ToArray();
        }

        var found = await reader.Read(type, id, view.Sight);
        if (!found.Succeeded || !view.Members.Any(m => m.Key == found.Value.Person))
        {
            return new Fault(FaultKind.NotFound, "We could not find this part of your record.");
        }

        // First where the organisation looks: were this cut off, it would find nothing new there, and nobody would wait unseen.
        await database.Write(session =>
        {
            CorrectionTable.Put(session, found.Value.Source, found.Value.Person, clock.GetUtcNow().ToUnixTimeMilliseconds());
            return true;
        });
        return await Add(view, "say that something is wrong", Resource("Task", view, r =>
        {
            r["status"] = "requested";
            r["intent"] = "order";
            r["code"] = Coding(Correction.System, Correction.Code, "Correction asked for by the person");
            r["description"] = text.Value;
            r["focus"] = new JsonObject { ["reference"] = $"{type}/{id}" };
            r["for"] = Patient(view);
            r["authoredOn"] = Now();
            r["requester"] = Author(view);
            r["owner"] = new JsonObject { ["reference"] = "Organization/" + found.Value.Source };
        }));
    }

    /// <summary>Keeps what the person says about themself; the form before stays in the history.</summary>
    /// <param name="view">Whose words.</param>
    /// <param name="id">The response that is there; null for the first.</param>
    /// <param name="version">The version they saw; what somebody else saved since is not overwritten.</param>
    /// <param name="answers">Link ids, headings and words; empty ones are left out.</param>
    /// <param name="files">A picture and a voice, checked already.</param>
    public async Task<Outcome<string>> AboutMe(OwnView view, string? id, int? version, IReadOnlyList<(string LinkId, string Heading, string Words)> answers, IReadOnlyList<JsonObject> files)
    {
        foreach (var (linkId, _, words) in answers.Where(a => a.Words.Length > MostWords))
        {
            return new Fault(FaultKind.Invalid, $"Use {MostWords} characters at most: you have {words.Length}", linkId);
        }

        var resource = Resource("QuestionnaireResponse", view, r =>
        {
            r["questionnaire"] = AboutMeForm;
            r["status"] = "completed";
            r["subject"] = Patient(view);
            r["authored"] = Now();
            r["author"] = Author(view);
            r["source"] = Author(view);
            var items = answers.Where(a => a.Words.Trim().Length > 0).Select(a => new JsonObject
            {
                ["linkId"] = a.LinkId, ["text"] = a.Heading, ["answer"] = new JsonArray(new JsonObject { ["valueString"] = a.Words.Trim() }),
            });
            var attached = files.Select((f, i) => new JsonObject
            {
                ["linkId"] = $"file-{i}", ["text"] = "About me: " + f["title"], ["answer"] = new JsonArray(new JsonObject { ["valueAttachment"] = f.DeepClone() }),
            });
            r["item"] = new JsonArray([.. items, .. attached]);
        });
        if (((JsonArray)resource["item"]!).Count == 0)
        {
            resource.Remove("item");
        }

        if (id is null)
        {
            return await Add(view, "write about me", resource);
        }

        var before = await reader.Read("QuestionnaireResponse", id, view.Sight);
        if (!before.Succeeded || before.Value.Source != Source)
        {
            return new Fault(FaultKind.Forbidden, "This was not written by you, so you cannot change it.");
        }

        resource["id"] = id;
        return await Commit(view, "write about me", new Change(ChangeKind.Put, "QuestionnaireResponse", id, null, IfVersion: version), resource);
    }

    private Task<Outcome<string>> Add(OwnView view, string activity, JsonObject resource) =>
        Commit(view, activity, new Change(ChangeKind.Create, resource["resourceType"]!.GetValue<string>(), null, null), resource);

    private async Task<Outcome<string>> Commit(OwnView view, string activity, Change change, JsonObject resource)
    {
        var incoming = IncomingResource.Read(Encoding.UTF8.GetBytes(resource.ToJsonString()));
        if (!incoming.Succeeded)
        {
            return incoming.Faults.ToArray();
        }

        await database.Write(session =>
        {
            SourceTable.Put(session, Source, "The person and those they chose");
            return true;
        });
        var sight = view.Sight with { MayWrite = true, Who = view.Sight.Who with { Organisation = Source } };
        return (await store.Commit([change with { Resource = incoming.Value }], sight, activity)).Then<string>(done => done[0].Id);
    }

    private static Outcome<string> Words(string words, string field, string empty) => words.Trim() switch
    {
        "" => new Fault(FaultKind.Invalid, empty, field),
        { Length: > MostWords } text => new Fault(FaultKind.Invalid, $"Use {MostWords} characters at most: you have {text.Length}", field),
        var text => text,
    };

    private static JsonObject Resource(string type, OwnView view, Action<JsonObject> fill)
    {
        var resource = new JsonObject
        {
            ["resourceType"] = type,
            ["meta"] = new JsonObject { ["tag"] = new JsonArray(new JsonObject { ["system"] = Tags, ["code"] = view.IsOwn ? "person" : "chosen-by-person" }) },
        };
        fill(resource);
        return resource;
    }

    private string Now() => clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private static JsonObject Patient(OwnView view) => new() { ["reference"] = "Patient/" + view.Members[0].PatientId };

    private static JsonObject Author(OwnView view) =>
        view.Proxy is { } proxy ? new JsonObject { ["display"] = $"{proxy.Name}, {proxy.Relation}" } : Patient(view);

    private static JsonObject Text(string text) => new() { ["text"] = text };

    private static JsonObject Coding(string system, string code, string display) =>
        new() { ["coding"] = new JsonArray(new JsonObject { ["system"] = system, ["code"] = code, ["display"] = display }), ["text"] = display };

    private static JsonObject Quantity(decimal value, ReadingKind kind) =>
        new() { ["value"] = value, ["unit"] = kind.Unit, ["system"] = "http://unitsofmeasure.org", ["code"] = kind.Ucum };
}
