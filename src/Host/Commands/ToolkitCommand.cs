using Goldthread.DesignSystem.Text;
using Goldthread.Host.Hosting;
using Goldthread.Record.Access;
using Goldthread.Toolkit.Items;
using Goldthread.Toolkit.Shelf;
using Goldthread.Toolkit.Signposts;

namespace Goldthread.Host.Commands;

/// <summary>Looks after what is on the shelf of the toolkit.</summary>
internal static class ToolkitCommand
{
    private const string Help = """
        goldthread toolkit check [--online] [--data DIR]
        goldthread toolkit import FILE.ndjson --owner CODE [--data DIR]

        Says what is overdue: items whose day to be read again has passed. With --online it also asks each address that the toolkit leads to, one after the
        other, and says which are dead (their server says so) and which have moved for good. An address that nobody answers is told as not reached and never
        as dead, so that a machine without a way out reports nothing wrong. The command ends with 1 where something is overdue, dead or moved.

        import takes over initiatives, a JSON document a line, and publishes them for an organisation. What is wrong is refused with its line and field, and
        the rest is taken over; the same file again changes nothing. docs/guides/toolkit.md says what a document holds.
        """;

    private const int RefusedShown = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public static async Task<int> Run(string[] args)
    {
        var arguments = Arguments.Read(args, ["data", "owner"], ["online", "help"]);
        if (arguments.Has("help"))
        {
            await Console.Out.WriteLineAsync(Help);
            return 0;
        }

        if (arguments.Rest is ["import", var path]) return await Import(arguments, path);
        if (arguments.Rest is not ["check"]) throw new UsageException("Say what: toolkit check, or toolkit import FILE.ndjson. goldthread toolkit --help says more.");
        var clock = TimeProvider.System;
        await using var stores = await Stores.Open(Open.Settings(arguments).Database, clock);
        using var shelf = new ToolkitShelf(stores.Records, clock);
        await new ShippedLibrary(stores.Records, shelf, clock).Load();
        var items = await shelf.All();
        var wrong = 0;
        foreach (var item in items.Where(i => i.ReviewOn < shelf.Today).OrderBy(i => i.ReviewOn))
        {
            wrong++;
            await Console.Out.WriteLineAsync($"overdue      {item.Href}  since {Dates.Day(item.ReviewOn)}");
        }

        if (arguments.Has("online")) wrong += await Ask(await Links(shelf, items));
        await Console.Out.WriteLineAsync(wrong == 0 ? $"{items.Count:N0} items, nothing to mend." : $"{items.Count:N0} items, {wrong:N0} to mend.");
        return wrong == 0 ? 0 : 1;
    }

    private static async Task<int> Import(Arguments arguments, string path)
    {
        if (!File.Exists(path)) throw new UsageException($"There is no file {path}.");
        var owner = arguments.Value("owner") is { Length: > 0 } code ? code : throw new UsageException("Name the organisation that keeps them: --owner CODE.");
        var clock = TimeProvider.System;
        await using var stores = await Stores.Open(Open.Settings(arguments).Database, clock);
        using var shelf = new ToolkitShelf(stores.Records, clock);
        using var lines = File.OpenText(path);
        ItemImportReport report;
        using (var bar = new ProgressBar("Taking over initiatives", Console.Error))
        {
            report = await new ItemImport(stores.Records, shelf, clock).Run(lines, ItemKind.Initiative, owner, User.System.Acting("toolkit import"), new Progress<int>(read => bar.Show(read, unit: " lines")));
        }

        foreach (var refusal in report.Refusals.Take(RefusedShown)) await Console.Out.WriteLineAsync($"line {refusal.Line}: {refusal.Fault}");
        if (report.Refusals.Count > RefusedShown) await Console.Out.WriteLineAsync($"and {report.Refusals.Count - RefusedShown:N0} more");
        await Console.Out.WriteLineAsync($"{report.Read:N0} read, {report.New:N0} new, {report.Changed:N0} changed, {report.Same:N0} the same, {report.Refusals.Count:N0} refused.");
        return report.Refusals.Count == 0 ? 0 : 1;
    }

    private static async Task<IReadOnlyList<(string Url, string Href)>> Links(ToolkitShelf shelf, IReadOnlyList<IndexedItem> items) =>
        [.. items.Zip(await shelf.Documents(items)).SelectMany(i => (i.Second?.Links ?? []).Select(url => (url, i.First.Href))).DistinctBy(l => l.url)];

    private static async Task<int> Ask(IReadOnlyList<(string Url, string Href)> links)
    {
        using var check = new LinkCheck(Patience);
        using var bar = new ProgressBar("Asking addresses", Console.Error);
        var (wrong, silent) = (0, 0);
        for (var i = 0; i < links.Count; i++)
        {
            bar.Show(i, links.Count, " addresses");
            var found = await check.Look(links[i].Url);
            if (found.State == LinkState.NotReached) silent++;
            if (found.State is LinkState.There or LinkState.NotReached) continue;
            if (found.State is LinkState.Dead or LinkState.Moved) wrong++;
            await Console.Out.WriteLineAsync($"{ItemWords.Code(found.State),-12} {links[i].Href}  {links[i].Url}  {found.Words}");
        }

        await Console.Out.WriteLineAsync($"{links.Count:N0} addresses asked, {silent:N0} not reached.");
        return wrong;
    }
}
