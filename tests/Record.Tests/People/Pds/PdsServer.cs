using System.Collections.Concurrent;
using Goldthread.Record.People.Pds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Goldthread.Record.Tests.People.Pds;

/// <summary>The simulator of the national register behind a socket of its own.</summary>
internal sealed class PdsServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PdsServer(WebApplication app) => _app = app;

    public ConcurrentQueue<(int Status, string? RetryAfter, string Body)> Answers { get; } = new();

    public ConcurrentQueue<(string RequestId, string Conversation)> Headers { get; } = new();

    private string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + PdsSimulator.Root + "/";

    public static async Task<PdsServer> Start(params PdsEntry[] entries)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new PdsServer(app);
        app.Use(async (context, next) =>
        {
            server.Headers.Enqueue((context.Request.Headers["X-Request-ID"].ToString(), context.Request.Headers["X-Correlation-ID"].ToString()));
            if (server.Answers.TryDequeue(out var answer))
            {
                context.Response.StatusCode = answer.Status;
                if (answer.RetryAfter is not null)
                {
                    context.Response.Headers.RetryAfter = answer.RetryAfter;
                }

                await context.Response.WriteAsync(answer.Body);
                return;
            }

            await next();
        });
        app.MapPdsSimulator(new SimulatedPds((_, _) => ValueTask.FromResult<IReadOnlyList<PdsEntry>>(entries)));
        await app.StartAsync();
        return server;
    }

    public HttpClient Http() => new() { BaseAddress = new Uri(Address), Timeout = TimeSpan.FromSeconds(30) };

    public PdsClient Client() => new(Http(), TimeProvider.System);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
