using System.Collections.Concurrent;

namespace Goldthread.Host.Tests.Commands;

public sealed class BackupTests
{
    [Fact]
    public async Task Backup_UnderLoad_RestoresToWhatWasThereAndVerifies()
    {
        using var folder = new TemporaryFolder();
        var acknowledged = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var (server, client) = await GoldthreadProcess.Serve(folder["data"]);
        await using var _ = server;
        using var __ = client;
        var posts = Enumerable.Range(0, 4).Select(w => KillTests.Post(client, MadeRecords.Number(w), acknowledged)).ToList();
        while (acknowledged.Count < 50 && !posts.Exists(p => p.IsCompleted))
        {
            await Task.Delay(1);
        }

        var before = acknowledged.ToDictionary();
        var backup = await GoldthreadProcess.Run("backup", folder["copy.zip"], "--data", folder["data"]);
        await server.Kill();
        await Task.WhenAll(posts);

        backup.Exit.ShouldBe(0, backup.Error);
        (await GoldthreadProcess.Run("restore", folder["copy.zip"], "--data", folder["restored"])).Exit.ShouldBe(0);
        var verify = await GoldthreadProcess.Run("verify", "--data", folder["restored"]);
        verify.Exit.ShouldBe(0, verify.Out);
        var held = await MadeRecords.Held(folder["restored"], folder["export"]);
        before.ShouldNotBeEmpty();
        before.ShouldAllBe(b => held.ContainsKey("Observation/" + b.Key) && held["Observation/" + b.Key].GetProperty("valueString").GetString() == b.Value);
    }

    [Fact]
    public async Task Restore_IntoFolderThatIsNotEmpty_IsRefused()
    {
        using var folder = new TemporaryFolder();
        System.IO.Directory.CreateDirectory(folder["data"]);
        await File.WriteAllTextAsync(Path.Combine(folder["data"], "mine.txt"), "mine");

        var restore = await GoldthreadProcess.Run("restore", folder["copy.zip"], "--data", folder["data"]);

        restore.Exit.ShouldBe(2);
        restore.Error.ShouldContain("not empty");
    }

    [Fact]
    public async Task Restore_FileThatIsNoBackup_IsRefused()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["copy.zip"], "no");

        var restore = await GoldthreadProcess.Run("restore", folder["copy.zip"], "--data", folder["data"]);

        restore.Exit.ShouldBe(1);
    }

    [Fact]
    public async Task Backup_OfPostgres_SaysWhatToUse()
    {
        var backup = await GoldthreadProcess.Run("backup", "x.zip", "--data", "Host=localhost;Database=none");

        backup.Exit.ShouldBe(2);
        backup.Error.ShouldContain("pg_dump");
    }

    [Fact]
    public async Task Export_ThenImportElsewhere_HoldsTheSame()
    {
        using var folder = new TemporaryFolder();
        MadeRecords.WriteLines(folder["a.ndjson"], 5, 5);
        (await GoldthreadProcess.Run("import", folder["a.ndjson"], "--data", folder["one"])).Exit.ShouldBe(0);
        var first = await MadeRecords.Held(folder["one"], folder["out"]);

        (await GoldthreadProcess.Run("import", folder["out"], "--data", folder["two"])).Exit.ShouldBe(0);

        var second = await MadeRecords.Held(folder["two"], folder["out-again"]);
        first.Count.ShouldBe(30);
        second.Keys.ShouldBe(first.Keys, ignoreOrder: true);
    }
}
