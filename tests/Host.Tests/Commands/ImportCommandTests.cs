using System.Net;
using Microsoft.Data.Sqlite;

namespace Goldthread.Host.Tests.Commands;

public sealed class ImportCommandTests
{
    [Fact]
    public async Task Import_BesideServer_GoesThroughItAndIsThereAtOnce()
    {
        using var folder = new TemporaryFolder();
        MadeRecords.WriteLines(folder["in/a.ndjson"], 3, 4);
        File.WriteAllText(folder["in/bad.json"], "{");
        var (server, client) = await GoldthreadProcess.Serve(folder["data"]);
        await using var _ = server;
        using var __ = client;

        var import = await GoldthreadProcess.Run("import", folder["in"], folder["nowhere"], "--data", folder["data"], "--source", "Ward 7");

        import.Exit.ShouldBe(1, import.Error);
        import.Error.ShouldContain("A server runs on this folder");
        import.Out.ShouldContain("15 accepted (15 new, 0 changed, 0 as they were), 2 refused");
        import.Out.ShouldContain("bad.json: The JSON is cut short");
        import.Out.ShouldContain("nowhere: there is no file or folder");
        using var read = await client.GetAsync("/fhir/Observation/p2-3");
        read.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Import_OfATask_IsOnTheListOfItsOwner()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllLines(folder["in.ndjson"], [MadeRecords.Patient("p1"), """{"resourceType":"Task","id":"t1","status":"requested","intent":"order","description":"Dress the leg","for":{"reference":"Patient/p1"}}"""]);

        var import = await GoldthreadProcess.Run("import", folder["in.ndjson"], "--data", folder["data"], "--source", "CM1");

        import.Exit.ShouldBe(0, import.Error);
        await using var store = new SqliteConnection($"Data Source={Path.Combine(folder["data"], "goldthread.db")};Mode=ReadOnly;Pooling=False");
        store.Open();
        using var rows = new SqliteCommand("select owner || '/' || id from coordination_work", store);
        (await rows.ExecuteScalarAsync()).ShouldBe("CM1/t1");
    }

    [Fact]
    public async Task Import_EndpointWithoutToken_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var (server, client) = await GoldthreadProcess.Serve(folder["data"]);
        await using var _ = server;
        using var __ = client;
        client.DefaultRequestHeaders.Authorization = new("Bearer", "made up");

        using var answer = await client.PostAsync("/admin/import?source=x", new ByteArrayContent([]));

        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Import_AfterServerWasKilled_OpensTheStoreItself()
    {
        using var folder = new TemporaryFolder();
        MadeRecords.WriteLines(folder["a.ndjson"], 1, 1);
        var (server, client) = await GoldthreadProcess.Serve(folder["data"]);
        await using (server)
        using (client)
        {
            await server.Kill();
        }

        var import = await GoldthreadProcess.Run("import", folder["a.ndjson"], "--data", folder["data"]);

        import.Exit.ShouldBe(0, import.Error);
        File.Exists(Path.Combine(folder["data"], "server.json")).ShouldBeTrue();
        import.Error.ShouldNotContain("A server runs");
    }

    [Theory]
    [InlineData("import")]
    [InlineData("import --what x")]
    [InlineData("import x --source")]
    public async Task Import_WrongUse_ExitsTwoAndSaysWhatIsRight(string line)
    {
        var import = await GoldthreadProcess.Run(line.Split(' '));

        import.Exit.ShouldBe(2);
        import.Error.ShouldContain("goldthread import  PATH...");
    }

    [Fact]
    public async Task Import_NoStorePossible_ExitsThree()
    {
        using var folder = new TemporaryFolder();
        MadeRecords.WriteLines(folder["a.ndjson"], 1, 1);

        var import = await GoldthreadProcess.Run("import", folder["a.ndjson"], "--data", folder["a.ndjson"]);

        import.Exit.ShouldBe(3);
    }
}
