using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Goldthread.Fhir.Tests.Subscriptions;

/// <summary>One request that came in.</summary>
internal sealed record Received(string Method, string Path, string? ContentType, string? Authorization, string Body, int Answered)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    /// <summary>A value of the first entry's Parameters.</summary>
    public string? Status(string name) => Parameters.FirstOrDefault(p => p!["name"]!.GetValue<string>() == name) is { } found
        ? (found["valueCode"] ?? found["valueString"] ?? found["valueCanonical"] ?? found["valueReference"]?["reference"])?.GetValue<string>()
        : null;

    public string? Kind => Body.StartsWith("{\"resourceType\":\"Bundle\"", StringComparison.Ordinal) ? Status("type") : null;

    public IEnumerable<JsonNode> Events => Parameters.Where(p => p!["name"]!.GetValue<string>() == "notification-event")!;

    public IEnumerable<int> Numbers => Events.Select(e => int.Parse(Part(e, "event-number")!["valueString"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture));

    public IEnumerable<string?> Focuses => Events.Select(e => Part(e, "focus")?["valueReference"]!["reference"]!.GetValue<string>());

    private IEnumerable<JsonNode?> Parameters => Json["entry"]![0]!["resource"]!["parameter"]!.AsArray();

    private static JsonNode? Part(JsonNode e, string name) => e["part"]!.AsArray().FirstOrDefault(p => p!["name"]!.GetValue<string>() == name);
}

/// <summary>An endpoint on a socket of its own, which answers as it is told.</summary>
internal sealed class Hook : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Received> _all = new();

    private Hook(WebApplication app) => _app = app;

    /// <summary>What it answers; one that never comes holds the caller.</summary>
    public Func<Received, Task<int>> Answer { get; set; } = _ => Task.FromResult(200);

    public string Address { get; private set; } = "";

    public IReadOnlyList<Received> All => [.. _all];

    /// <summary>What it took, in order.</summary>
    public IReadOnlyList<Received> Taken => [.. _all.Where(r => r.Answered < 300)];

    /// <summary>The numbers of all events it took, in the order in which they came.</summary>
    public IReadOnlyList<int> Numbers => [.. Taken.Where(r => r.Kind == "event-notification").SelectMany(r => r.Numbers)];

    public static async Task<Hook> Start()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var hook = new Hook(app);
        app.Run(hook.Take);
        await app.StartAsync();
        hook.Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/hook";
        return hook;
    }

    /// <summary>Waits until something is as it should be; gives up after half a minute.</summary>
    public async Task Until(Func<Hook, bool> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!isSo(this))
        {
            if (limit.IsCancellationRequested)
            {
                throw new TimeoutException("This is all that came: " + string.Join("\n", All.Select(r => $"{r.Method} {r.Path} {r.Answered} {r.Body}")));
            }

            await Task.Delay(20);
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task Take(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var received = new Received(
            context.Request.Method, context.Request.Path, context.Request.ContentType, context.Request.Headers.Authorization.FirstOrDefault(), await reader.ReadToEndAsync(), 0);
        var status = await Answer(received);
        _all.Enqueue(received with { Answered = status });
        context.Response.StatusCode = status;
        if (status is 301 or 302 or 307 or 308)
        {
            context.Response.Headers.Location = Address + "/elsewhere";
        }
    }
}

/// <summary>The system's clock, which a test can set forward.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    private long _ticks;

    public void Forward(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _ticks));
}
