using System.Text.Json;
using System.Threading.Channels;
using Goldthread.Directory.Feeds;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Microsoft.AspNetCore.Http.Features;

namespace Goldthread.Host.Hosting;

/// <summary>One line of what the server says while it takes over services; one of them is set.</summary>
internal sealed record FeedMessage(FeedProgress? Progress = null, FeedReport? Report = null, string? Refused = null);

/// <summary>Takes over services of another directory when the command runs beside the server: lines of progress and at last the report go out.</summary>
internal static class FeedEndpoint
{
    public const string Path = "/admin/import/services";

    /// <summary>Tuples have fields.</summary>
    public static readonly JsonSerializerOptions Json = new() { IncludeFields = true };

    public static void MapFeedImport(this WebApplication app) =>
        app.MapPost(Path, Handle)
            .RequireAuthorization(p => p.RequireAuthenticatedUser().RequireRole(User.System.RoleCode))
            .DisableAntiforgery();

    private static async Task Handle(HttpContext context, FeedImport import, string source, string? address)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        var cancel = context.RequestAborted;
        context.Response.ContentType = "application/x-ndjson";
        var says = Channel.CreateBounded<FeedProgress>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        var run = Task.Run(() => Import(context, import, source, address, says.Writer, cancel), cancel);
        await foreach (var progress in says.Reader.ReadAllAsync(cancel))
        {
            await Say(context, new FeedMessage(progress), cancel);
        }

        var done = await run;
        await Say(context, done.Succeeded ? new FeedMessage(Report: done.Value) : new FeedMessage(Refused: done.Fault.Message), cancel);
    }

    private static async Task<Outcome<FeedReport>> Import(HttpContext context, FeedImport import, string source, string? address, ChannelWriter<FeedProgress> says, CancellationToken cancel)
    {
        try
        {
            var telling = new Telling(says);
            return address is not null ? await import.FromAddress(address, source, telling, cancel) : await import.FromFile(context.Request.Body, source, telling, cancel);
        }
        finally
        {
            says.Complete();
        }
    }

    private static async Task Say(HttpContext context, FeedMessage message, CancellationToken cancel)
    {
        await context.Response.WriteAsync(JsonSerializer.Serialize(message, Json) + "\n", cancel);
        await context.Response.Body.FlushAsync(cancel);
    }

    private sealed class Telling(ChannelWriter<FeedProgress> says) : IProgress<FeedProgress>
    {
        public void Report(FeedProgress value) => says.TryWrite(value);
    }
}
