using Goldthread.Fhir.Search;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Import;

/// <summary>Writes every current resource, or every one of an earlier time, as NDJSON, a file a type, as one moment of the store. What it writes can be imported.</summary>
public sealed class Exporter(Database database, LocalReferences types)
{
    /// <summary>
    /// Writes the files into a folder and says how many resources each type has. <paramref name="progress"/> is told the number written.
    /// With <paramref name="at"/> (milliseconds since 1970, UTC) what was current at that time, else what is now.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, long>> Write(string folder, IProgress<long> progress, long? at = null, CancellationToken cancel = default)
    {
        System.IO.Directory.CreateDirectory(folder);
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var files = new Dictionary<short, FileStream>();
        try
        {
            await database.Read(
                session =>
                {
                    var written = 0L;
                    bool Add(short type, byte[] body)
                    {
                        if (!files.TryGetValue(type, out var file))
                        {
                            files[type] = file = new FileStream(Path.Combine(folder, types.Name(type) + ".ndjson"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
                        }

                        WriteLine(file, body);
                        var name = types.Name(type);
                        counts[name] = counts.GetValueOrDefault(name) + 1;
                        progress.Report(++written);
                        return !cancel.IsCancellationRequested;
                    }

                    if (at is { } then)
                    {
                        foreach (var (part, commit) in Positions.AllAt(session, then).Where(p => p.Value > 0))
                        {
                            VersionTable.EachAt(session, part, commit, Add);
                        }
                    }
                    else
                    {
                        VersionTable.EachCurrent(session, Add);
                    }

                    return true;
                },
                cancel);
        }
        finally
        {
            foreach (var file in files.Values)
            {
                await file.DisposeAsync();
            }
        }

        cancel.ThrowIfCancellationRequested();
        return counts;
    }

    // A line break inside a resource is white space between tokens (in a string it would be escaped), so it can be left out.
    private static void WriteLine(Stream file, ReadOnlySpan<byte> body)
    {
        while (body.IndexOfAny((byte)'\n', (byte)'\r') is var end and >= 0)
        {
            file.Write(body[..end]);
            body = body[(end + 1)..];
        }

        file.Write(body);
        file.WriteByte((byte)'\n');
    }
}
