using Goldthread.Support;
using Npgsql;

namespace Goldthread.Host.Tests.Hosting;

/// <summary>A store that is full, or away for a while: those who ask are told, nothing is half there, and all goes on when it is back.</summary>
public sealed class StoreTroubleTests
{
    private const string Organization = """{"resourceType":"Organization","name":"Meadow"}""";

    [SkippableFact]
    public async Task Requests_WhileTheDatabaseIsAway_AreToldSoAndSucceedWhenItIsBack()
    {
        Relay? relay = null;
        await using var world = await World.Start(DatabaseKind.Postgres, reach: location =>
        {
            var server = new NpgsqlConnectionStringBuilder(location);
            relay = new Relay(server.Host!, server.Port);
            return new NpgsqlConnectionStringBuilder(location) { Host = "127.0.0.1", Port = relay.Port }.ToString();
        });
        await using var line = relay!;
        var before = await world.System.Post("Organization", Organization);

        line.Cut();
        var read = await world.System.Get($"Organization/{before.Id}");
        var write = await world.System.Post("Organization", Organization);
        line.Mend();

        foreach (var answer in new[] { read, write })
        {
            answer.Status.ShouldBe(503);
            answer.Headers.RetryAfter.ShouldNotBeNull();
            answer.Outcome.ShouldNotBeNull();
        }

        (await world.System.Get($"Organization/{before.Id}")).Status.ShouldBe(200);
        (await world.System.Post("Organization", Organization)).Status.ShouldBe(201);
        (await world.System.Get("Organization?name=Meadow")).Total.ShouldBe(2);
    }

    [Fact]
    public async Task Write_WhenTheDiskIsFull_IsToldSoAndNothingIsHalfThere()
    {
        await using var world = await World.Start();
        (await world.System.Post("Organization", Organization)).Status.ShouldBe(201);

        // SQLite says that the disk is full when its file has reached the most pages it may have. https://www.sqlite.org/pragma.html#pragma_max_page_count
        await world.Records.Write(session => session.Statement("pragma max_page_count = 1").First(r => r.GetInt64(0), 0));
        var large = new string('x', 900_000);
        var full = await world.System.Post("", $$$"""
            {"resourceType":"Bundle","type":"transaction","entry":[
              {"resource":{{{Organization}}},"request":{"method":"POST","url":"Organization"}},
              {"resource":{"resourceType":"Organization","name":"Meadow","alias":["{{{large}}}","{{{large}}}"]},"request":{"method":"POST","url":"Organization"}}]}
            """);

        full.Status.ShouldBe(503);
        full.Headers.RetryAfter.ShouldNotBeNull();
        (await world.System.Get("Organization?name=Meadow")).Total.ShouldBe(1);

        // The writer opened its file anew, which is as if there were room again.
        (await world.System.Post("Organization", Organization)).Status.ShouldBe(201);
        (await world.System.Get("Organization?name=Meadow")).Total.ShouldBe(2);
    }
}
