using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Goldthread.Host.Tests.Commands;

/// <summary>
/// kill -9 in the middle of the work: what was acknowledged is there, nothing is half there, and the journal is whole. The long form
/// (GOLDTHREAD_LONG=1) kills more often and loads more.
/// </summary>
public sealed class KillTests
{
    private const int Seed = 20260701;
    private static readonly bool Long = Environment.GetEnvironmentVariable("GOLDTHREAD_LONG") == "1";

    [Fact]
    public async Task Import_KilledAgainAndAgain_IsWholeAfterTheNextRun()
    {
        using var folder = new TemporaryFolder();
        var data = folder["data"];
        var lines = MadeRecords.WriteLines(folder["in/lines.ndjson"], Long ? 20_000 : 100, 10);
        var transactions = MadeRecords.WriteTransactions(folder["in/transactions"], Long ? 2000 : 40, 10);
        var chance = new Random(Seed);
        for (var kill = 0; kill < (Long ? 10 : 2); kill++)
        {
            await using var import = GoldthreadProcess.Start("import", folder["in"], "--data", data);
            var enough = Written(data) + chance.Next(50_000, Long ? 20_000_000 : 800_000);
            while (!import.HasExited && Written(data) < enough)
            {
                await Task.Delay(1);
            }

            await import.Kill();
            (await GoldthreadProcess.Run("verify", "--data", data)).Exit.ShouldBe(0);
            var held = await MadeRecords.Held(data, folder[$"export-{kill}"]);
            transactions.Count(t => t.Exists(held.ContainsKey) && !t.TrueForAll(held.ContainsKey)).ShouldBe(0);
        }

        var last = await GoldthreadProcess.Run("import", folder["in"], "--data", data);

        last.Exit.ShouldBe(0, last.Out + last.Error);
        var there = await MadeRecords.Held(data, folder["export-last"]);
        there.Keys.ShouldBe([.. lines, .. transactions.SelectMany(t => t)], ignoreOrder: true);
        (await GoldthreadProcess.Run("verify", "--data", data)).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task Serve_KilledUnderPosts_HasEveryOneItAcknowledged()
    {
        using var folder = new TemporaryFolder();
        var data = folder["data"];
        var chance = new Random(Seed);
        var acknowledged = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        for (var kill = 0; kill < (Long ? 10 : 2); kill++)
        {
            var (server, client) = await GoldthreadProcess.Serve(data);
            await using var _ = server;
            using var __ = client;
            var enough = acknowledged.Count + chance.Next(20, Long ? 5000 : 200);
            var posts = Enumerable.Range(0, 4).Select(w => Post(client, $"{kill}-{w}", acknowledged)).ToList();
            while (acknowledged.Count < enough && !posts.TrueForAll(p => p.IsCompleted))
            {
                await Task.Delay(1);
            }

            await server.Kill();
            await Task.WhenAll(posts);
            acknowledged.Count.ShouldBeGreaterThanOrEqualTo(enough);
        }

        var (again, reader) = await GoldthreadProcess.Serve(data);
        await using (again)
        using (reader)
        {
            foreach (var (id, value) in acknowledged)
            {
                using var answer = await reader.GetAsync($"/fhir/Observation/{id}");
                answer.StatusCode.ShouldBe(HttpStatusCode.OK);
                JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("valueString").GetString().ShouldBe(value);
            }
        }

        (await GoldthreadProcess.Run("verify", "--data", data)).Exit.ShouldBe(0);
        var held = await MadeRecords.Held(data, folder["export"]);
        held.Where(h => h.Key.StartsWith("Observation/", StringComparison.Ordinal)).ShouldAllBe(h => h.Value.GetProperty("valueString").GetString()!.Length > 0);
    }

    /// <summary>Posts until the server is gone; notes each that was acknowledged, with what it said.</summary>
    internal static async Task Post(HttpClient client, string name, ConcurrentDictionary<string, string> acknowledged)
    {
        try
        {
            for (var i = 0; ; i++)
            {
                var value = $"{name}-{MadeRecords.Number(i)}";
                using var content = new StringContent(MadeRecords.Observation(null, "someone" + name, value), Encoding.UTF8, "application/fhir+json");
                using var answer = await client.PostAsync("/fhir/Observation", content);
                answer.StatusCode.ShouldBe(HttpStatusCode.Created);
                var id = answer.Headers.Location!.ToString().Split("/Observation/")[1].Split('/')[0];
                acknowledged[id] = value;
            }
        }
        catch (HttpRequestException)
        {
            // killed
        }
        catch (IOException)
        {
            // killed while it answered
        }
    }

    private static long Written(string data) =>
        new[] { "goldthread.db", "goldthread.db-wal" }.Select(n => new FileInfo(Path.Combine(data, n))).Where(f => f.Exists).Sum(f => f.Length);
}
