using Goldthread.Fhir.Definitions;

namespace Goldthread.Fhir.Tests.Search;

/// <summary>
/// Malformed values and text that looks like SQL, FHIRPath or markup, in every position of a search: an answer or a refusal in words,
/// never a fault. The seed is fixed; GOLDTHREAD_LONG=1 asks more.
/// </summary>
public sealed class BadValuesTests(FhirWorld world) : IClassFixture<FhirWorld>
{
    private static readonly int Questions = Environment.GetEnvironmentVariable("GOLDTHREAD_LONG") == "1" ? 20_000 : 800;

    private static readonly string[] Types = ["Patient", "Observation", "Condition", "RiskAssessment", "Location", "ValueSet", "Encounter", "MolecularSequence", "Group", "ChargeItem", "Task"];

    private static readonly string[] Pieces =
    [
        "", "'", "''; drop table fhir_index; --", "\" or 1=1", "%", "_", "\\", "\\\\", "|", "||", "|||", "$", "$$", ",", ",,", "a|b|c|d", "1|2|3", "\u0000", "\uFFFF", "\U0001F600",
        "é", "eq", "gt", "ap", "ne1", "gt-", "1e400", "-1e-400", "1e2147483648", "1.", ".1", "NaN", "Infinity", "0x10", "99999999999999999999999999999999", "2025", "2025-13", "2025-02-30", "0000",
        "9999-12-31T23:59:59Z", "0001-01-01", "T", "2025-01-01T25:00", "2025-01-01T10:00:00+99:99", "Patient/", "Patient/1", "/", "//", "http://", "http://x/Patient/1", "urn:uuid:x", "#a", "Nonsense/1",
        "_has:", ":", "::", ".", "..", "name.", "true", "false", "null", "{}", "[]", "<x>", "%resource", "Patient.name", "$everything", "*", "**", "../../etc", "a b", "\r\n", "http://s|1", "1||mg", "5|http://u|kg", "50|0|1|km",
    ];

    private static readonly string[] Modifiers = ["", "", "", "", ":exact", ":contains", ":missing", ":not", ":text", ":in", ":not-in", ":above", ":below", ":of-type", ":identifier", ":Patient", ":iterate", ":", ":'"];

    private static readonly string[] Shapes =
    [
        "_sort", "_count", "_include", "_revinclude", "_include:iterate", "_summary", "_elements", "_total", "_contained", "_containedType", "_page", "_type", "_format", "_id", "_lastUpdated", "_tag", "_profile",
        "_has:Observation:patient:code", "_has:Observation:subject:_has:AuditEvent:entity:type", "_has", "_has:", "_filter", "_text", "_content", "_query", "_list",
    ];

    [Fact]
    public async Task Search_AnyValueInAnyPosition_IsAnsweredOrRefused()
    {
        var chance = new Random(20261122);
        var patient = await world.System.Add("""{"resourceType":"Patient","name":[{"family":"O'Neill"}],"birthDate":"1950-01-01"}""");
        await world.System.Add($$$"""{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://s","code":"1"}]},"subject":{"reference":"Patient/{{{patient}}}"},"valueQuantity":{"value":5}}""");
        string Pick(IReadOnlyList<string> from) => from[chance.Next(from.Count)];
        var wrong = new List<string>();
        for (var i = 0; i < Questions; i++)
        {
            var type = Pick(Types);
            var codes = FhirDefinitions.R4.SearchParameters(type).Select(p => p.Code).ToList();
            var parameters = Enumerable.Range(0, 1 + chance.Next(3)).Select(_ =>
            {
                var name = chance.Next(10) switch { < 6 => Pick(codes) + Pick(Modifiers), 6 => Pick(Shapes), 7 => $"{Pick(codes)}.{Pick(["name", "identifier", "code", "_id", "subject.name"])}", 8 => Pick(Pieces), _ => Pick(codes) + Pick(Pieces) };
                return (name, Pick(Pieces) + (chance.Next(3) == 0 ? Pick(Pieces) : ""));
            }).ToArray();

            var answer = chance.Next(3) switch
            {
                0 => await world.System.Search($"Patient/{patient}/{type}", parameters),
                _ => await world.System.Search(type, parameters),
            };
            // 406: _format is among the names.
            if (answer.Status is not (200 or 400 or 404 or 406 or 422))
            {
                wrong.Add($"{answer.Status}: {type}?{string.Join('&', parameters)}");
            }
        }

        wrong.ShouldBeEmpty();
        world.World.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Search_EveryParameterOfEveryType_TakesOrRefusesEachBadValue()
    {
        var wrong = new List<string>();
        foreach (var type in Types)
        {
            foreach (var parameter in FhirDefinitions.R4.SearchParameters(type).DistinctBy(p => (p.Type, p.Code == "near")))
            {
                foreach (var value in Pieces)
                {
                    var answer = await world.System.Search(type, (parameter.Code, value), ("_count", "1"));
                    if (answer.Status is not (200 or 400 or 422))
                    {
                        wrong.Add($"{answer.Status}: {type}?{parameter.Code}={value}");
                    }
                }
            }
        }

        wrong.ShouldBeEmpty();
    }
}
