namespace Goldthread.Host.Tests.Commands;

public sealed class ExportAtTests
{
    [Fact]
    public async Task Export_AtATime_HoldsWhatStoodThen()
    {
        using var folder = new TemporaryFolder();
        MadeRecords.WriteLines(folder["first.ndjson"], 2, 2);
        (await GoldthreadProcess.Run("import", folder["first.ndjson"], "--data", folder["data"])).Exit.ShouldBe(0);
        var first = await MadeRecords.Held(folder["data"], folder["out"]);
        var at = first.Values.Select(r => r.GetProperty("meta").GetProperty("lastUpdated").GetString()!).Max(StringComparer.Ordinal)!;
        await File.WriteAllTextAsync(folder["second.ndjson"], MadeRecords.Observation("p0-0", "p0", "changed") + "\n" + MadeRecords.Patient("later") + "\n");
        await Task.Delay(5);
        (await GoldthreadProcess.Run("import", folder["second.ndjson"], "--data", folder["data"])).Exit.ShouldBe(0);

        (await GoldthreadProcess.Run("export", "--data", folder["data"], "--to", folder["then"], "--at", at)).Exit.ShouldBe(0);

        Lines(folder["then"]).ShouldBe(Lines(folder["out"]), ignoreOrder: true);
        (await MadeRecords.Held(folder["data"], folder["now"])).Count.ShouldBe(first.Count + 1);
    }

    [Theory]
    [InlineData("yesterday", "is not an instant")]
    [InlineData("2020-01-01", "is not an instant")]
    [InlineData("2999-01-01T00:00:00Z", "has not come yet")]
    public async Task Export_AtNoTime_IsRefused(string at, string words)
    {
        using var folder = new TemporaryFolder();

        var export = await GoldthreadProcess.Run("export", "--data", folder["data"], "--at", at);

        export.Exit.ShouldBe(2);
        export.Error.ShouldContain("--at");
        export.Error.ShouldContain(words);
    }

    [Fact]
    public async Task Export_BeforeTheFirstWrite_IsEmpty()
    {
        using var folder = new TemporaryFolder();
        MadeRecords.WriteLines(folder["first.ndjson"], 1, 1);
        (await GoldthreadProcess.Run("import", folder["first.ndjson"], "--data", folder["data"])).Exit.ShouldBe(0);

        (await GoldthreadProcess.Run("export", "--data", folder["data"], "--to", folder["then"], "--at", "2020-01-01T00:00:00Z")).Exit.ShouldBe(0);

        Lines(folder["then"]).ShouldBeEmpty();
    }

    private static IEnumerable<string> Lines(string folder) => System.IO.Directory.GetFiles(folder).SelectMany(File.ReadLines);
}
