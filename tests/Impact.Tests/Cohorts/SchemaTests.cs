using System.Text.Json;
using Goldthread.Impact.Cohorts;

namespace Goldthread.Impact.Tests.Cohorts;

/// <summary>The published schema and the reader take the same files.</summary>
public sealed class SchemaTests
{
    private static readonly JsonElement Schema = JsonSchema.Parse(Oracle.Own("docs", "schemas", "cohort-model.schema.json"));

    [Theory]
    [InlineData("sick-sicker.json")]
    [InlineData("sick-sicker-people.json")]
    [InlineData("home-or-bed.json")]
    public void Example_IsTakenByTheSchemaAndTheReader(string name)
    {
        var text = Oracle.Own("docs", "examples", "models", name);
        JsonSchema.Wrong(JsonSchema.Parse(text), Schema).ShouldBeEmpty();
        CohortFile.Read(text).Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{\"states\":[\"A\",\"B\"],\"start\":{\"A\":1},\"cycles\":1}", ": discount")]
    [InlineData("{\"states\":\"A\",\"start\":{\"A\":1},\"cycles\":1,\"discount\":{\"costs\":0,\"effects\":0}}", ".states")]
    [InlineData("{\"states\":[\"A\"],\"start\":{\"A\":1},\"cycles\":1,\"discount\":{\"costs\":0,\"effects\":0},\"cost\":{}}", ".cost")]
    [InlineData("{\"states\":[\"A\"],\"start\":{\"A\":1},\"cycles\":1,\"discount\":{\"costs\":0,\"effects\":0},\"correction\":\"half\"}", ".correction")]
    public void BadFile_IsRefusedByTheSchemaAndTheReader(string text, string where)
    {
        JsonSchema.Wrong(JsonSchema.Parse(text), Schema).ShouldContain(w => w.StartsWith(where, StringComparison.Ordinal));
        CohortFile.Read(text).Succeeded.ShouldBeFalse();
    }
}
