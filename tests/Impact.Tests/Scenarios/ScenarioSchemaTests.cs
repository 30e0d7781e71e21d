using System.Reflection;
using System.Text.Json;
using Goldthread.Impact.Assumed;
using Goldthread.Impact.Journeys;
using Goldthread.Impact.People;
using Goldthread.Impact.Scenarios;

namespace Goldthread.Impact.Tests.Scenarios;

/// <summary>The published schema of scenario files and the records that read them say the same.</summary>
public sealed class ScenarioSchemaTests
{
    private static readonly JsonElement Schema = JsonSchema.Parse(Oracle.Own("docs", "schemas", "scenario.schema.json"));

    [Theory]
    [InlineData("home-first.json")]
    public void Example_IsTakenByTheSchemaAndTheReader(string name)
    {
        var text = Oracle.Own("docs", "examples", "models", name);
        JsonSchema.Wrong(JsonSchema.Parse(text), Schema).ShouldBeEmpty();
        ScenarioFile.Read(text).Faults.ShouldBeEmpty();
    }

    [Fact]
    public void Written_EverythingInIt_IsTakenByTheSchema()
    {
        var done = new Intervention("a", "A", new Eligible(65, 110, [Frailty.Severe], [Place.HomeWithCare], [1], [2], true), 0.5, [new Effect(Lever.NeedsBed, 0.5, "Ours", Confidence.Low, 0.4, 0.6, 10)], 1, 2, 3, 4, 5, 6);
        var file = new ScenarioFile("A", 100, [new Alternative("B", [done], new Dictionary<Service, int> { [Service.UrgentResponse] = 4 }, [AssumptionBook.England.All.First()])], 10, 2, Description.England, [.. AssumptionBook.England.All], new Dictionary<Service, int> { [Service.SupportAtHome] = 4 }, [done with { Id = "b" }], new Counting(), [new Observed(Observable.Deaths, 1, "Ours", 100, 0.5, 2)]);
        JsonSchema.Wrong(JsonSchema.Parse(file.Write()), Schema).ShouldBeEmpty();
        ScenarioFile.Read(file.Write()).Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(typeof(ScenarioFile), null)]
    [InlineData(typeof(Alternative), "alternative")]
    [InlineData(typeof(Intervention), "intervention")]
    [InlineData(typeof(Eligible), "eligible")]
    [InlineData(typeof(Effect), "effect")]
    [InlineData(typeof(Assumption), "assumption")]
    [InlineData(typeof(Counting), "counting")]
    [InlineData(typeof(Observed), "observed")]
    [InlineData(typeof(Description), "description")]
    public void Record_ItsFields_AreThoseOfTheSchemaAndAreNeededThere(Type record, string? name)
    {
        var schema = name is null ? Schema : Schema.GetProperty("$defs").GetProperty(name);
        var fields = record.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First().GetParameters();

        static string Camel(ParameterInfo field) => JsonNamingPolicy.CamelCase.ConvertName(field.Name!);
        schema.GetProperty("properties").EnumerateObject().Select(p => p.Name).ShouldBe(fields.Select(Camel), ignoreOrder: true);
        (schema.TryGetProperty("required", out var needed) ? needed.EnumerateArray().Select(r => r.GetString()!) : []).ShouldBe(fields.Where(f => !f.HasDefaultValue).Select(Camel), ignoreOrder: true);
        schema.GetProperty("additionalProperties").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public void Words_OfLeversServicesBandsAndTrust_AreThoseOfTheSchema()
    {
        static IEnumerable<string> Said<T>()
            where T : struct, Enum => Enum.GetValues<T>().Select(v => JsonNamingPolicy.KebabCaseLower.ConvertName(v.ToString()));
        static IEnumerable<string> Words(JsonElement schema) => schema.GetProperty("enum").EnumerateArray().Select(w => w.GetString()!);
        var kinds = Schema.GetProperty("$defs");

        Words(kinds.GetProperty("effect").GetProperty("properties").GetProperty("of")).ShouldBe(Said<Lever>());
        Words(kinds.GetProperty("observed").GetProperty("properties").GetProperty("of")).ShouldBe(Said<Observable>());
        Words(kinds.GetProperty("effect").GetProperty("properties").GetProperty("confidence")).ShouldBe(Said<Confidence>());
        Words(kinds.GetProperty("assumption").GetProperty("properties").GetProperty("confidence")).ShouldBe(Said<Confidence>());
        Words(kinds.GetProperty("eligible").GetProperty("properties").GetProperty("frailty").GetProperty("items")).ShouldBe(Said<Frailty>());
        kinds.GetProperty("capacities").GetProperty("properties").EnumerateObject().Select(p => p.Name).ShouldBe(Said<Service>());
    }

    [Theory]
    [InlineData("{\"title\":\"A\",\"people\":10,\"scenarios\":[]}", ".scenarios")]
    [InlineData("{\"title\":\"A\",\"people\":0,\"scenarios\":[{\"title\":\"B\"}]}", ".people")]
    [InlineData("{\"title\":\"A\",\"people\":10}", ": scenarios")]
    [InlineData("{\"title\":\"A\",\"people\":10,\"scenarios\":[{\"title\":\"B\"}],\"capacity\":{}}", ".capacity")]
    [InlineData("{\"title\":\"A\",\"people\":10,\"scenarios\":[{\"title\":\"B\"}],\"capacities\":{\"support-at-home\":0}}", ".capacities.support-at-home")]
    [InlineData("{\"title\":\"A\",\"people\":10,\"scenarios\":[{\"title\":\"B\"}],\"counting\":{\"discountCosts\":0.5}}", ".counting.discountCosts")]
    public void BadFile_IsRefusedByTheSchemaAndTheReader(string text, string where)
    {
        JsonSchema.Wrong(JsonSchema.Parse(text), Schema).ShouldContain(w => w.StartsWith(where, StringComparison.Ordinal));
        ScenarioFile.Read(text).Succeeded.ShouldBeFalse();
    }
}
