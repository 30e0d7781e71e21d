using System.Text.Json;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Values;
using Goldthread.Record.Matching;
using Goldthread.Record.People;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Record.Tests.Matching;

/// <summary>A store with records to match, written over the FHIR interface by their sources.</summary>
internal sealed class Matched(World world) : IAsyncDisposable
{
    public const string One = "9990000018";
    public const string Two = "9990000026";

    // What hangs on who is who. Decisions and journals are left out: they are added to, never taken back.
    private static readonly (string Table, string Columns)[] Tables =
    [
        ("record_patient", "part, person, whole, own, patient_id, source, nhs_number, nhs_status, name, names, birth_date, sex, place, deceased, family, given, postcode, died, sensitive"),
        ("record_find", "kind, value, part, person"),
        ("record_verdict", "part, person, other_part, other_person, ground"),
        ("fhir_sensitive", "part, person, ground"),
        ("record_superseded", "number, successor, ground"),
        ("record_traced", "part, person, number, status"),
        ("record_match", "pair, a_part, a_person, b_part, b_person, kind, score, likely, state, since"),
        ("record_match_of", "part, person, pair"),
        ("fhir_relation", "part, person, viewer, ground"),
    ];

    public World World => world;

    public static async Task<Matched> Start(DatabaseKind kind = DatabaseKind.Sqlite) => new(await World.Start(kind));

    public static Act Act(string user = "officer", string name = "Olive Officer") =>
        new(new Actor(user, name, "ZZIB01", "records-officer", "pages"), DateTimeOffset.UnixEpoch.AddYears(50), Purpose.CareManagement, "match records");

    public async ValueTask DisposeAsync() => await world.DisposeAsync();

    /// <summary>Sends a Patient, and brings everything up to date.</summary>
    public async Task<PersonKey> Send(
        string id, string source, string? number, string? status, string given, string family, string born, string postcode = "ZZ1 1AA", string gender = "female", string? more = null)
    {
        var identifier = number is null ? "" : $$"""
            "identifier":[{{Number(number, status)}}],
            """;
        var json = $$"""
            {"resourceType":"Patient","id":"{{id}}",{{more ?? identifier}}"name":[{"family":{{JsonSerializer.Serialize(family)}},"given":[{{JsonSerializer.Serialize(given)}}]}],
            "gender":"{{gender}}","birthDate":"{{born}}","address":[{"line":["1 Mill Street"],"city":"Wrenfield","postalCode":"{{postcode}}"}]}
            """;
        var answer = await (await world.Professional(source, "system")).Put("Patient/" + id, json);
        answer.Status.ShouldBeInRange(200, 201, answer.Text);
        await UpToDate();
        return await Key(source, id);
    }

    public static string Number(string number, string? status, string more = "")
    {
        var extension = status is null ? "" : $$$"""
            "extension":[{"url":"https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus","valueCodeableConcept":{"coding":[{"system":"https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatusEngland","code":"{{{status}}}"}]}}],
            """;
        return $$"""
            { {{extension}} "system":"https://fhir.nhs.uk/Id/nhs-number","value":"{{number}}" {{more}} }
            """;
    }

    public async Task UpToDate()
    {
        await world.DeliverEvents();
        await world.Services.GetRequiredService<MatchQueue>().Refresh();
    }

    public async Task<PersonKey> Key(string source, string id) => (await world.Records.Read(s => IdentityTable.ById(s, source, id))).ShouldHaveSingleItem().Key;

    public async Task<Identity> Known(PersonKey key) => (await world.Records.Read(s => IdentityTable.Find(s, key))).ShouldNotBeNull();

    public async Task<IReadOnlyList<MatchLine>> Queue(MatchState state = MatchState.Open) => (await world.Services.GetRequiredService<MatchQueue>().Page(state, 1)).Lines;

    public async Task<Outcome<Decision>> Decide(PersonKey a, PersonKey b, DecisionKind kind, int? seen = null, Act? act = null)
    {
        var last = await world.Records.Read(s => DecisionTable.Last(s, Decision.Pair(a, b)));
        var decided = await world.Services.GetRequiredService<MatchDecisions>().Decide(a, b, kind, "Rang both.", seen ?? last, act ?? Act());
        await UpToDate();
        return decided;
    }

    public async Task<bool> AreOne(PersonKey a, PersonKey b) => (await Known(a)).Whole == (await Known(b)).Whole;

    /// <summary>Every row of every table that hangs on who is who.</summary>
    public async Task<string> Rows() => await world.Records.Read(session => string.Join('\n', Tables.SelectMany(t => session
        .Statement($"select {string.Join(" || '|' || ", t.Columns.Split(", ").Select(c => $"cast({c} as text)"))} from {t.Table}")
        .List(r => t.Table + "|" + r.GetString(0)).Order(StringComparer.Ordinal))));
}
