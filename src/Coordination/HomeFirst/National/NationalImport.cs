using Goldthread.Kernel.Data;

namespace Goldthread.Coordination.HomeFirst.National;

/// <summary>What became of one file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Accepted">Rows that were taken.</param>
/// <param name="Refused">Rows that were not: line and reason.</param>
/// <param name="Notes">What must be known to read its figures right.</param>
public sealed record NationalReport(string Name, int Accepted, IReadOnlyList<(int Line, string Reason)> Refused, IReadOnlyList<string> Notes);

/// <summary>Loads published national figures about leaving hospital from a folder. Loading the same files again changes nothing.</summary>
public static class NationalImport
{
    private const int RowsAtOnce = 2_000;

    /// <summary>The files of a folder that may hold them, its folders among them.</summary>
    public static IReadOnlyList<string> Files(string folder) =>
        [.. System.IO.Directory.EnumerateFiles(folder, "*.csv*", SearchOption.AllDirectories).Where(f => f.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || f.EndsWith(".csv.gz", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)];

    /// <summary>Loads one; null when it is none of the files we know.</summary>
    /// <param name="database">The store.</param>
    /// <param name="path">The file.</param>
    /// <param name="now">When.</param>
    /// <param name="progress">Figures written so far, of how many.</param>
    public static async Task<NationalReport?> Load(Database database, string path, DateTimeOffset now, Action<int, int> progress)
    {
        if (await NationalReader.Read(path) is not { } file)
        {
            return null;
        }

        var known = (await database.Read(NationalTable.Places)).ToDictionary(p => p.Code, StringComparer.Ordinal);
        var done = 0;
        foreach (var some in file.Figures.Chunk(RowsAtOnce))
        {
            await database.Write(session =>
            {
                foreach (var (key, figure) in some)
                {
                    NationalTable.Put(session, key, figure);
                }

                return true;
            });
            done += some.Length;
            progress(done, file.Figures.Count);
        }

        await database.Write(session =>
        {
            foreach (var place in file.Places.Values.Where(p => !known.TryGetValue(p.Code, out var k) || (p.Name != p.Code && p.Name != k.Name)))
            {
                NationalTable.PutPlace(session, place);
            }

            NationalTable.PutFile(session, file, now);
            return true;
        });
        return new NationalReport(file.Name, file.Accepted, file.Refused, file.Notes);
    }
}
