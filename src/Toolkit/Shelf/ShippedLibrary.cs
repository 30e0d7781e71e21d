using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Record.Access;
using Goldthread.Toolkit.Items;

namespace Goldthread.Toolkit.Shelf;

/// <summary>
/// The items that come with the product, as files below <c>Library</c>: a folder for each kind. They are put on the shelf when a server starts and has newer ones.
/// An item that somebody changed here since is left as it is.
/// </summary>
public sealed class ShippedLibrary(Database database, ToolkitShelf shelf, TimeProvider clock)
{
    private const string Prefix = "Goldthread.Toolkit.Library/";

    /// <summary>Everything that comes with this version: kind, id, text.</summary>
    internal static IReadOnlyList<(ItemKind Kind, string Id, string Text)> Files { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(n => (Name: n, Way: n[Prefix.Length..].Replace('\\', '/').Split('/')))
            .Select(n => (ItemKind.All.First(k => ItemWords.Code(k.Many) == n.Way[0]), Path.GetFileNameWithoutExtension(n.Way[^1]), Text(n.Name))),
    ];

    /// <summary>Puts newer ones on the shelf. A file that cannot be read, or whose name is not its id, is a bug: <see cref="InvalidDataException"/>.</summary>
    /// <returns>How many were new or changed.</returns>
    public async Task<int> Load()
    {
        var read = Files.Select(f => (f.Kind, f.Text, Digest: Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(f.Text))), Document: Read(f))).ToList();
        var at = clock.GetUtcNow();
        var loaded = await database.Write(session =>
        {
            // The part first: another server that starts at this moment waits, and then finds nothing to do.
            var part = PartWriter.Open(session, Part.Place);
            var news = read.Select(r => (r.Kind, r.Text, r.Digest, r.Document, Old: ItemTable.Find(session, r.Kind.Code, r.Document.Id))).Where(r => IsNews(r.Old, r.Digest)).ToList();
            if (news.Count == 0) return 0;
            foreach (var (kind, text, digest, document, old) in news)
            {
                if (old is not null) ItemTable.Keep(session, old, at.ToUnixTimeMilliseconds(), User.System.Name);
                ItemTable.Put(session, new Item(kind.Code, document.Id, "", (old?.Version ?? 0) + 1, document.ReviewOn, text, digest, at.ToUnixTimeMilliseconds(), old?.Draft), part.Commit);
            }

            part.Close(new Act(User.System.Acting("start"), at, Purpose.SystemAdministration, $"put {news.Count} items of the product's library on the shelf of the toolkit"));
            return news.Count;
        });
        shelf.Forget();
        return loaded;
    }

    // One that was changed here has an owner, or a document other than the one that was shipped.
    private static bool IsNews(Item? old, string digest) =>
        old is null || (old.Owner.Length == 0 && old.Shipped != digest && Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(old.Document))) == old.Shipped);

    private static ItemDocument Read((ItemKind Kind, string Id, string Text) file)
    {
        var read = file.Kind.Read(file.Text);
        return !read.Succeeded ? throw new InvalidDataException($"{file.Kind.Many}/{file.Id}.json: {string.Join("; ", read.Faults)}")
            : read.Value.Id != file.Id ? throw new InvalidDataException($"{file.Kind.Many}/{file.Id}.json says that its id is {read.Value.Id}.")
            : read.Value;
    }

    private static string Text(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
