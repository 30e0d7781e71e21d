using System.Formats.Tar;
using System.Text.Json;
using System.Threading.Channels;
using Goldthread.Fhir.Import;
using Goldthread.Host.Commands;
using Goldthread.Record.Access;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Goldthread.Host.Hosting;

/// <summary>
/// Takes the files of the import command when it runs beside the server: a tar of them comes in, lines of progress and at last the report
/// go out.
/// </summary>
internal static class ImportEndpoint
{
    public const string Path = "/admin/import";

    public static void MapImport(this WebApplication app) =>
        app.MapPost(Path, Handle)
            .RequireAuthorization(p => p.RequireAuthenticatedUser().RequireRole(User.System.RoleCode))
            .DisableAntiforgery();

    private static async Task Handle(HttpContext context, Settings settings, string source)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { } size)
        {
            size.MaxRequestBodySize = null;
        }

        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }

        var cancel = context.RequestAborted;
        var folder = System.IO.Directory.CreateDirectory(System.IO.Path.Combine(settings.Folder, "incoming", context.Connection.Id));
        try
        {
            var files = await Receive(context.Request.Body, folder, cancel);
            context.Response.ContentType = "application/x-ndjson";
            var says = Channel.CreateBounded<ImportMessage>(new BoundedChannelOptions(16) { FullMode = BoundedChannelFullMode.DropOldest });
            var run = Task.Run(() => Import(context, files, source, says, cancel), cancel);
            await foreach (var message in says.Reader.ReadAllAsync(cancel))
            {
                await context.Response.WriteAsync(JsonSerializer.Serialize(message) + "\n", cancel);
                await context.Response.Body.FlushAsync(cancel);
            }

            var last = await run;
            await context.Response.WriteAsync(JsonSerializer.Serialize(last) + "\n", cancel);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<ImportMessage> Import(HttpContext context, ImportFiles files, string source, Channel<ImportMessage> says, CancellationToken cancel)
    {
        try
        {
            var outcome = await ImportRun.Run(context.RequestServices, files, source, new Telling(says.Writer), cancel);
            return outcome.Succeeded ? new ImportMessage(Result: outcome.Value) : new ImportMessage(Refused: outcome.Fault.Message);
        }
        catch (Exception error) when (error is System.Data.Common.DbException or IOException)
        {
            return new ImportMessage(Failure: error.Message);
        }
        finally
        {
            says.Writer.Complete();
        }
    }

    // Kept on disk until they are loaded: a bundle is read twice, and the sender must not wait for the store.
    private static async Task<ImportFiles> Receive(Stream body, DirectoryInfo folder, CancellationToken cancel)
    {
        var files = new List<ImportFile>();
        await using var tar = new TarReader(body);
        while (await tar.GetNextEntryAsync(copyData: false, cancel) is { } entry)
        {
            var path = System.IO.Path.Combine(folder.FullName, files.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
            await using (var kept = File.Create(path))
            {
                if (entry.DataStream is { } data)
                {
                    await data.CopyToAsync(kept, cancel);
                }
            }

            files.Add(new ImportFile(entry.Name, new FileInfo(path).Length, () => File.OpenRead(path)));
        }

        return new ImportFiles(files, [], []);
    }

    private sealed class Telling(ChannelWriter<ImportMessage> says) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => says.TryWrite(new ImportMessage(Progress: value));
    }
}
