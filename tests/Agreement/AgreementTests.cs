using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Goldthread.Fhir.Search;
using Goldthread.Fhir.Storage;
using Goldthread.Fhir.Validation;
using Goldthread.Kernel.Acts;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Agreement;

/// <summary>
/// Random queries over random resources: the store on SQLite, the store on PostgreSQL, and plain loops over the JSON must find the same.
/// The seed is fixed; GOLDTHREAD_LONG=1 asks more of it.
/// </summary>
public sealed class AgreementTests
{
    private const int Seed = 20261122;
    private static readonly bool Long = Environment.GetEnvironmentVariable("GOLDTHREAD_LONG") == "1";
    private static readonly int Worlds = Long ? 20 : 2;
    private static readonly int Queries = Long ? 5000 : 750;
    private static readonly string[] Prefixes = ["", "eq", "ne", "gt", "lt", "ge", "le", "sa", "eb"];
    private static readonly string[] Negatable = ["identifier", "active", "code", "status"];

    [DatabaseTheory]
    public async Task Search_RandomQueries_FindWhatPlainLoopsFind(DatabaseKind kind)
    {
        for (var round = 0; round < Worlds; round++)
        {
            await using var world = await World.Start(kind);
            var sample = new Sample(new Random(Seed + round));
            var resources = sample.Everything();
            await Load(world, resources, sample);
            var oracle = new Oracle(resources);
            var wrong = new List<string>();
            for (var i = 0; i < Queries; i++)
            {
                var (type, query) = Question(sample);
                var narrow = sample.Maybe(40);
                var expected = oracle.Find(type, query, r => !narrow || IsInSight(r));
                var withTotal = !sample.Maybe(20);
                var (ids, total) = await Ask(world, type, query, narrow ? OfX : Everything, withTotal);
                if (!ids.SequenceEqual(expected) || total != (withTotal ? expected.Count : null))
                {
                    wrong.Add($"world {round}, {type}?{string.Join('&', query.Select(q => $"{q.Name}={q.Value}"))}{(narrow ? " as X" : "")}: "
                        + $"store {string.Join(' ', ids)} ({total}), loops {string.Join(' ', expected)}");
                }
            }

            wrong.ShouldBeEmpty();
        }
    }

    private static Sight Everything => new(new Actor("system", "System", "SYSTEM", "system", "tests"), Purpose.SystemAdministration, true, [], true);

    private static Sight OfX => new(new Actor("x", "X", "X", "gp", "tests"), Purpose.Treatment, false, ["X"], false);

    // People with an even number were sent by X too; p12 is only ever referred to, and never sent.
    private static bool SeenByX(string person) => int.Parse(person[1..], CultureInfo.InvariantCulture) is var n && n % 2 == 0 && n < Sample.People;

    private static bool IsInSight(JsonObject resource)
    {
        var type = resource["resourceType"]!.ToString();
        if (type == "Patient")
        {
            return SeenByX(resource["id"]!.ToString());
        }

        var people = References(resource).Where(r => r.StartsWith("Patient/", StringComparison.Ordinal)).Select(r => r["Patient/".Length..]).ToList();
        return people.Count > 0 && people.TrueForAll(SeenByX);
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(m => m.Key == "reference" ? [m.Value!.ToString()] : References(m.Value)),
        JsonArray a => a.SelectMany(References),
        _ => [],
    };

    private static async Task Load(World world, List<JsonObject> resources, Sample sample)
    {
        var store = world.Services.GetRequiredService<RecordStore>();
        var x = Everything with { Who = new Actor("x", "X", "X", "system", "tests") };
        foreach (var patient in resources.Where(r => r["resourceType"]!.ToString() == "Patient"))
        {
            await Put(store, [patient], SeenByX(patient["id"]!.ToString()) ? x : Everything);
        }

        // Some stand first as something else, so that old values and moves are in the store too.
        var others = resources.Where(r => r["resourceType"]!.ToString() != "Patient").ToList();
        foreach (var earlier in others.Where(_ => sample.Maybe(25)).ToList())
        {
            var another = (JsonObject)sample.Pick(others.Where(o => o["resourceType"]!.ToString() == earlier["resourceType"]!.ToString()).ToList()).DeepClone();
            another["id"] = earlier["id"]!.ToString();
            await Put(store, [another], Everything);
        }

        foreach (var some in others.Chunk(25))
        {
            await Put(store, some, Everything);
        }

        var gone = (JsonObject)others[^1].DeepClone();
        gone["id"] = "gone";
        await Put(store, [gone], Everything);
        (await store.Commit([new Change(ChangeKind.Delete, gone["resourceType"]!.ToString(), "gone", null)], Everything, "delete")).Succeeded.ShouldBeTrue();
    }

    private static async Task Put(RecordStore store, IEnumerable<JsonObject> resources, Sight sight)
    {
        var changes = resources.Select(r => new Change(
            ChangeKind.Put, r["resourceType"]!.ToString(), r["id"]!.ToString(), IncomingResource.Read(Encoding.UTF8.GetBytes(r.ToJsonString())).Value)).ToList();
        var result = await store.Commit(changes, sight, "load");
        result.Succeeded.ShouldBeTrue(result.Succeeded ? "" : result.Fault.ToString());
    }

    private static async Task<(List<string> Ids, int? Total)> Ask(
        World world, string type, IReadOnlyList<(string Name, string Value)> query, Sight sight, bool withTotal)
    {
        var parsed = world.Services.GetRequiredService<SearchParser>().Parse(
            type, [.. query.Select(q => KeyValuePair.Create(q.Name, q.Value)), KeyValuePair.Create("_count", "1000"), KeyValuePair.Create("_total", withTotal ? "accurate" : "none")], "http://own/", strict: true);
        parsed.Succeeded.ShouldBeTrue(parsed.Succeeded ? "" : parsed.Fault + string.Join('&', query));
        var found = await world.Services.GetRequiredService<SearchRunner>().Run(parsed.Value, sight, CancellationToken.None);
        return ([.. found.Value.Page.Select(r => r.Id).Order(StringComparer.Ordinal)], found.Value.Total);
    }

    private static (string Type, List<(string Name, string Value)> Query) Question(Sample s)
    {
        var type = s.Pick(["Patient", "Observation", "Observation", "Condition", "Appointment"]);
        var query = new List<(string, string)>();
        for (var i = s.Pick([1, 1, 2, 2, 3]); i > 0; i--)
        {
            var code = s.Pick(type switch
            {
                "Patient" => ["identifier", "active", "family", "given", "name", "birthdate"],
                "Observation" => ["code", "code", "status", "date", "subject", "patient", "performer", "value-quantity", "value-quantity", "code-value-quantity"],
                "Condition" => ["code", "code", "recorded-date", "subject", "patient"],
                _ => (string[])["status", "patient", "patient"],
            });
            query.Add(
                s.Maybe(6) ? (code + ":missing", s.Maybe(50) ? "true" : "false")
                : s.Maybe(15) && Negatable.Contains(code) ? Negated(One(s, code))
                : s.Maybe(18) ? Linked(s, type)
                : One(s, code));
        }

        return (type, query);
    }

    private static (string Name, string Value) Negated((string Name, string Value) one) => (one.Name + ":not", one.Value);

    /// <summary>A question that another resource answers: by a chain of one or two links, or from the other end.</summary>
    private static (string Name, string Value) Linked(Sample s, string type)
    {
        var ofPatient = One(s, s.Pick(["identifier", "active", "family", "given", "birthdate"]));
        var ofRecord = One(s, s.Pick(["code", "subject"]));
        return type == "Patient"
            ? s.Pick([
                ($"_has:Observation:patient:{ofRecord.Name}", ofRecord.Value),
                ($"_has:Observation:performer:{ofRecord.Name}", ofRecord.Value),
                ($"_has:Condition:patient:{ofRecord.Name}", ofRecord.Value),
                ("_has:Condition:patient:patient." + ofPatient.Name, ofPatient.Value),
                ("_has:Appointment:patient:status", s.Pick(["booked", "cancelled"])),
            ])
            : s.Pick([
                ($"patient.{ofPatient.Name}", ofPatient.Value),
                ($"{(type == "Appointment" ? "actor" : "subject")}:Patient.{ofPatient.Name}", ofPatient.Value),
                ("patient._has:Observation:patient:code", One(s, "code").Value),
            ]);
    }

    private static (string Name, string Value) One(Sample s, string code)
    {
        string Many(Func<string> value) => string.Join(',', Enumerable.Range(0, s.Pick([1, 1, 1, 2, 3])).Select(_ => value()));
        switch (code)
        {
            case "identifier" or "code":
                return (code, Many(() => s.Pick([Escape(s.Code()), $"{s.System()}|{Escape(s.Code())}", $"|{Escape(s.Code())}", $"{s.System()}|"])));
            case "status":
                return (code, Many(() => s.Pick([s.Status(), "booked", "cancelled"])));
            case "active":
                return (code, s.Pick(["true", "false"]));
            case "family" or "given" or "name":
                var modifier = s.Pick(["", "", ":exact", ":contains"]);
                return (code + modifier, Many(() => Escape(s.Pick([s.Family(), s.Given(), s.Family()[..2], s.Given().ToUpperInvariant(), "zoe", "astrom"]))));
            case "birthdate" or "date" or "recorded-date":
                return (code, Many(() => s.Pick(Prefixes) + s.Date()));
            case "value-quantity":
                return (code, Many(() => Quantity(s)));
            case "code-value-quantity":
                return (code, Many(() => $"{s.System()}|{Escape(s.Code())}${Quantity(s)}"));
            case "patient":
                return (code, Many(() => s.Maybe(50) ? s.Person() : $"Patient/{s.Person()}"));
            default:
                return s.Maybe(20) ? (code + ":Patient", Many(s.Person)) : (code, Many(() => s.Pick([s.Person(), $"Patient/{s.Person()}", "g1", "Group/g2"])));
        }
    }

    private static string Quantity(Sample s) =>
        s.Pick(Prefixes) + s.Number().ToString(CultureInfo.InvariantCulture) + s.Pick(["", "", "||" + s.Unit(), "|http://unitsofmeasure.org|" + s.Unit(), "|http://else|mg"]);

    private static string Escape(string text) => text.Replace(",", "\\,", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);
}
