namespace Goldthread.Host.Tests.Commands;

public sealed class ViewCommandTests
{
    private const string View = """{"resourceType":"ViewDefinition","resource":"Patient","select":[{"column":[{"name":"id","path":"id"},{"name":"oops","path":"famly"}]}]}""";

    [Fact]
    public async Task View_OverAStore_WritesRowsToTheOutputAndNotesBeside()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.ndjson"], """
            {"resourceType":"Patient","id":"a"}
            {"resourceType":"Patient","id":"b"}
            """);
        File.WriteAllText(folder["view.json"], View);
        (await GoldthreadProcess.Run("import", folder["a.ndjson"], "--data", folder["data"])).Exit.ShouldBe(0);

        var csv = await GoldthreadProcess.Run("view", folder["view.json"], "--data", folder["data"]);
        var one = await GoldthreadProcess.Run("view", folder["view.json"], "--data", folder["data"], "--format", "ndjson", "--limit", "1", "--to", folder["out.ndjson"]);

        csv.Exit.ShouldBe(0, csv.Error);
        csv.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order().ShouldBe(["a,", "b,", "id,oops"]);
        csv.Error.ShouldContain("Note: select[0].column[1].path");
        one.Exit.ShouldBe(0, one.Error);
        File.ReadAllLines(folder["out.ndjson"]).ShouldHaveSingleItem().ShouldEndWith("\"oops\":null}");
    }

    [Theory]
    [InlineData("{", 1, "The JSON is cut short")]
    [InlineData("""{"resource":"Patient","select":[{"column":[{"name":"id","path":"id.("}]}]}""", 1, "select[0].column[0].path")]
    [InlineData(View, 3, "there is no store")]
    public async Task View_ThatCannotRun_SaysWhy(string view, int exit, string words)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["view.json"], view);

        var run = await GoldthreadProcess.Run("view", folder["view.json"], "--data", folder["nowhere"]);

        run.Exit.ShouldBe(exit, run.Error);
        run.Error.ShouldContain(words);
        run.Out.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("view")]
    [InlineData("view a.json b.json")]
    [InlineData("view a.json --format xlsx")]
    public async Task View_WrongUse_ExitsTwo(string line) => (await GoldthreadProcess.Run(line.Split(' '))).Exit.ShouldBe(2);
}
