using System.Text.Json;
using Goldthread.Directory.Services;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;

namespace Goldthread.Directory.Feeds;

/// <summary>
/// Takes over the services of another directory that speaks Open Referral UK 3.0. Each service stands for itself: what is wrong with one is reported and the others come in.
/// The same feed twice changes nothing, so a run that was cut off is run again; what a feed no longer has is marked, never deleted.
/// </summary>
public sealed class FeedImport(Database database, ServiceDirectory directory, ServiceKeeping keeping, FeedClient client, TimeProvider clock)
{
    private const int PageSize = 100;
    private const int AtOnce = 4;
    private const int MostPages = 20_000;
    private const int LongestSource = 64;

    /// <summary>Reads a feed at an address (the folder above /services).</summary>
    public Task<Outcome<FeedReport>> FromAddress(string text, string source, IProgress<FeedProgress> progress, CancellationToken cancel) => FromAddress(text, source, progress, null, cancel);

    internal async Task<Outcome<FeedReport>> FromAddress(string text, string source, IProgress<FeedProgress> progress, FeedWatch? watch, CancellationToken cancel)
    {
        var address = FeedClient.Address(text.Trim());
        if (!address.Succeeded) return address.Fault;
        if (Named(source) is { } fault) return fault;
        var root = address.Value.GetLeftPart(UriPartial.Path).TrimEnd('/');
        if (root.EndsWith("/services", StringComparison.Ordinal)) root = root[..^"/services".Length];
        var run = await Begin(source, progress, watch);
        for (var page = 1; page <= MostPages; page++)
        {
            var got = await client.Get(new Uri($"{root}/services?page={page}&per_page={PageSize}"), cancel);
            if (!got.Succeeded)
            {
                if (page == 1) return new Fault(got.Fault.Kind, $"The list of services {got.Fault.Message}.");
                run.Note($"Page {page} of the list {got.Fault.Message}; what came before it is kept.{(watch is null ? " Run the import again." : "")}");
                return run.Report(isWhole: false);
            }

            using var list = got.Value;
            if (!list.RootElement.TryGetProperties(out var contents, out var last, out var total)) return new Fault(FaultKind.WrongFormat, $"Page {page} of the list has no \"contents\": this is no feed of Open Referral UK.");
            run.Total = total;
            var news = 0;
            var wanted = new List<(string Id, JsonElement Item)>();
            var place = 0;
            foreach (var item in contents.EnumerateArray())
            {
                place++;
                if (FeedDocument.IdOf(item) is not { } id)
                {
                    run.Refuse($"page {page}, service {place}", [new Fault(FaultKind.Invalid, "is missing or is not a UUID", "id")]);
                    if (run.MeetBroken(FeedDocument.Field(item, "id") ?? "")) news++;
                }
                else if (run.Meet(id))
                {
                    news++;
                    wanted.Add((id, item));
                }
            }

            foreach (var some in wanted.Chunk(AtOnce))
            {
                if (clock.GetUtcNow() >= watch?.Until)
                {
                    await run.Write();
                    run.Note($"The time for one run was over at page {page}; what came is kept, and the next run goes on.");
                    return run.Report(isWhole: false);
                }

                await Take(run, root, some, cancel);
                await run.WriteIfMuch();
            }

            await run.Write();
            if (last || contents.GetArrayLength() == 0) break;
            if (news == 0)
            {
                run.Note($"Page {page} brought nothing new though the feed says that there is more; the import ended there.");
                break;
            }
        }

        await run.MarkGone();
        return run.Report(isWhole: true);
    }

    /// <summary>Reads a file: a list of services, a page of a feed, or one service. Only a list is taken for the whole of a feed.</summary>
    public async Task<Outcome<FeedReport>> FromFile(Stream file, string source, IProgress<FeedProgress> progress, CancellationToken cancel)
    {
        if (Named(source) is { } fault) return fault;
        JsonDocument document;
        try
        {
            document = await JsonDocument.ParseAsync(file, cancellationToken: cancel);
        }
        catch (JsonException error)
        {
            return new Fault(FaultKind.WrongFormat, $"The file is not JSON: line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}.");
        }

        using (document)
        {
            var root = document.RootElement;
            var isList = root.ValueKind == JsonValueKind.Array || root.TryGetProperties(out root, out _, out _);
            var run = await Begin(source, progress, null);
            run.Total = isList ? root.GetArrayLength() : 1;
            var place = 0;
            foreach (var item in isList ? root.EnumerateArray().ToArray() : [root])
            {
                place++;
                if (FeedDocument.IdOf(item) is not { } id) run.Refuse($"service {place}", [new Fault(FaultKind.Invalid, "is missing or is not a UUID", "id")]);
                else if (run.Meet(id)) await Take(run, id, FeedDocument.Read(item));
                if (place % PageSize == 0) await run.Write();
            }

            await run.Write();
            if (isList) await run.MarkGone();
            return run.Report(isWhole: isList);
        }
    }

    private static Fault? Named(string source) =>
        source.Trim().Length is 0 or > LongestSource || source.Any(char.IsControl) ? new Fault(FaultKind.Invalid, $"Name the feed in 1 to {LongestSource} characters.", "source") : null;

    private async Task<FeedRun> Begin(string source, IProgress<FeedProgress> progress, FeedWatch? watch)
    {
        var before = (await database.Read(s => ServiceTable.OfSource(s, source))).ToDictionary(l => l.Id, StringComparer.Ordinal);
        var act = new Act(User.System.Acting("directory import"), clock.GetUtcNow(), Purpose.SystemAdministration, $"take over services of {source}");
        return new FeedRun(source, before, keeping, act, progress, watch);
    }

    private async Task Take(FeedRun run, string root, (string Id, JsonElement Item)[] some, CancellationToken cancel)
    {
        var asked = some.Select(async s => (s.Id, Document: IsAsHeld(run.Held(s.Id), s.Item) is { } held ? held : await Fetch(root, s.Id, cancel))).ToList();
        foreach (var (id, document) in await Task.WhenAll(asked)) await Take(run, id, document);
    }

    private async Task Take(FeedRun run, string id, Outcome<string> document)
    {
        if (document.Succeeded) await run.Accept(id, document.Value, directory.Listing);
        else run.Refuse(id, document.Faults);
    }

    private async Task<Outcome<string>> Fetch(string root, string id, CancellationToken cancel)
    {
        var got = await client.Get(new Uri($"{root}/services/{id}"), cancel);
        if (!got.Succeeded) return got.Fault;
        using var document = got.Value;
        return FeedDocument.IdOf(document.RootElement) is { } given && given != id
            ? new Fault(FaultKind.Invalid, $"is another service's ({given})", "id")
            : FeedDocument.Read(document.RootElement);
    }

    // A feed that says when a service was last changed need not be asked for what we hold already: so a run that was cut off is soon where it was.
    private static Outcome<string>? IsAsHeld(Listing? held, JsonElement item)
    {
        if (held is null || FeedDocument.Field(item, "last_modified") is not { } changed) return null;
        using var document = JsonDocument.Parse(held.Document);
        var isSame = FeedDocument.Field(document.RootElement, "last_modified") == changed
            && Array.TrueForAll(["status", "name", "assured_date"], f => FeedDocument.Field(document.RootElement, f) == FeedDocument.Field(item, f));
        return isSame ? held.Document : (Outcome<string>?)null;
    }
}

/// <summary>Reading of a page of a feed.</summary>
internal static class FeedPage
{
    /// <summary>What a page holds; false when it is none.</summary>
    public static bool TryGetProperties(this JsonElement page, out JsonElement contents, out bool last, out long? total)
    {
        (contents, last, total) = (page, true, null);
        if (page.ValueKind != JsonValueKind.Object || !page.TryGetProperty("contents", out var found) || found.ValueKind != JsonValueKind.Array) return false;
        contents = found;
        last = page.TryGetProperty("last_page", out var says) ? says.ValueKind == JsonValueKind.True : Number(page, "page_number") is { } now && Number(page, "total_pages") is { } of && now >= of;
        total = Number(page, "total_items");
        return true;
    }

    private static long? Number(JsonElement page, string name) =>
        page.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;
}
