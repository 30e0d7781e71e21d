using System.Diagnostics;
using System.Formats.Tar;
using System.Net.Http.Headers;
using System.Text.Json;
using Goldthread.Directory.Feeds;
using Goldthread.Fhir.Import;
using Goldthread.Host.Hosting;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;

namespace Goldthread.Host.Commands;

/// <summary>The note that a server leaves in its data folder while it runs.</summary>
/// <param name="Address">Where it listens.</param>
/// <param name="Process">Its process.</param>
internal sealed record ServerNote(string Address, int Process)
{
    private const string FileName = "server.json";

    public static string PathIn(Settings settings) => Path.Combine(settings.Folder, FileName);

    /// <summary>Leaves the note; none for PostgreSQL, which any number of programs may use. Disposing takes it away.</summary>
    public static IDisposable? Leave(Settings settings, string address)
    {
        if (Kernel.Data.Database.IsPostgres(settings.Database))
        {
            return null;
        }

        File.WriteAllText(PathIn(settings), JsonSerializer.Serialize(new ServerNote(address, Environment.ProcessId)));
        return new Left(PathIn(settings));
    }

    private sealed class Left(string path) : IDisposable
    {
        public void Dispose() => File.Delete(path);
    }
}

/// <summary>The server that runs on a data folder, as the commands beside it see it.</summary>
internal sealed class RunningServer(ServerNote note, Settings settings)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The server of a data folder; null when none runs, or when it takes no tokens (outside demo mode).</summary>
    public static async Task<RunningServer?> Of(Settings settings)
    {
        var path = ServerNote.PathIn(settings);
        if (Kernel.Data.Database.IsPostgres(settings.Database) || !settings.Demo || !File.Exists(path))
        {
            return null;
        }

        try
        {
            var note = JsonSerializer.Deserialize<ServerNote>(await File.ReadAllTextAsync(path))!;
            using var process = Process.GetProcessById(note.Process);
            using var client = new HttpClient { Timeout = Patience };
            using var answer = await client.GetAsync(new Uri(new Uri(note.Address), "/health/live"));
            return answer.IsSuccessStatusCode ? new RunningServer(note, settings) : null;
        }
        catch (Exception error) when (error is ArgumentException or JsonException or HttpRequestException or TaskCanceledException or UriFormatException)
        {
            return null; // it is gone and left its note behind
        }
    }

    /// <summary>Sends the files, one after another in one request, and shows what the server says.</summary>
    public async Task<Outcome<ImportResult>> Import(ImportFiles files, string source)
    {
        await Console.Error.WriteLineAsync($"A server runs on this folder; loading through {note.Address}.");
        using var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(note.Address), $"{ImportEndpoint.Path}?source={Uri.EscapeDataString(source)}"));
        using var tokens = new DemoTokens(Keys.Of(settings), TimeProvider.System);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.For(User.System));
        request.Content = new TarContent(files.Files);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (!answer.IsSuccessStatusCode)
        {
            throw new IOException($"the server answered {(int)answer.StatusCode}");
        }

        using var bar = new ImportBar();
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync());
        while (await lines.ReadLineAsync() is { } line)
        {
            var message = JsonSerializer.Deserialize<ImportMessage>(line)!;
            if (message.Progress is { } progress)
            {
                bar.Report(progress);
            }
            else if (message.Result is { } result)
            {
                // What this side could not find is known to this side only.
                var missing = files.Missing.Select(m => new Refusal(m[..m.IndexOf(": ", StringComparison.Ordinal)], null, null, m[(m.IndexOf(": ", StringComparison.Ordinal) + 2)..])).ToList();
                return result with
                {
                    Report = result.Report with
                    {
                        Refused = result.Report.Refused + missing.Count,
                        Refusals = [.. missing, .. result.Report.Refusals],
                        Warnings = files.Notes.Count == 0 ? result.Report.Warnings : [.. result.Report.Warnings, $"{files.Notes.Count:N0} files were passed over (first: {files.Notes[0]})"],
                    },
                };
            }
            else if (message.Refused is { } refused)
            {
                return new Fault(FaultKind.Forbidden, refused);
            }
            else
            {
                throw new IOException(message.Failure ?? "the server said something that was not understood");
            }
        }

        throw new IOException("the server stopped before it was done; what it has loaded so far is kept, so import again");
    }

    /// <summary>Has the server take over services: from an address that it fetches itself, or from a file that is sent to it.</summary>
    public async Task<Outcome<FeedReport>> ImportServices(string from, string source)
    {
        await Console.Error.WriteLineAsync($"A server runs on this folder; taking over through {note.Address}.");
        using var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var isFile = File.Exists(from);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(note.Address), $"{FeedEndpoint.Path}?source={Uri.EscapeDataString(source)}{(isFile ? "" : "&address=" + Uri.EscapeDataString(from))}"));
        using var tokens = new DemoTokens(Keys.Of(settings), TimeProvider.System);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.For(User.System));
        if (isFile)
        {
            request.Content = new StreamContent(File.OpenRead(from));
        }

        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (!answer.IsSuccessStatusCode)
        {
            throw new IOException($"the server answered {(int)answer.StatusCode}");
        }

        using var bar = new FeedBar();
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync());
        while (await lines.ReadLineAsync() is { } line)
        {
            var message = JsonSerializer.Deserialize<FeedMessage>(line, FeedEndpoint.Json)!;
            if (message.Progress is { } progress)
            {
                bar.Report(progress);
            }
            else
            {
                return message.Report is { } report ? report : new Fault(FaultKind.Invalid, message.Refused ?? "the server said something that was not understood");
            }
        }

        throw new IOException("the server stopped before it was done; what it has taken over so far is kept, so import again");
    }

    private sealed class TarContent(IReadOnlyList<ImportFile> files) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            using var bar = new ProgressBar("Sending", Console.Error);
            var total = files.Sum(f => f.Length);
            var sent = 0L;
            await using var tar = new TarWriter(stream, TarEntryFormat.Pax, leaveOpen: true);
            foreach (var file in files)
            {
                await using var content = file.Open();
                await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, file.Name) { DataStream = content });
                bar.Show(sent += file.Length, total, " bytes", Path.GetFileName(file.Name));
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}

/// <summary>One line of what the server says while it imports; one of them is set.</summary>
internal sealed record ImportMessage(ImportProgress? Progress = null, ImportResult? Result = null, string? Failure = null, string? Refused = null);
