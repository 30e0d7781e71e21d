namespace Goldthread.Fhir.Import;

/// <summary>What kind of file it is, and what stands in it without reading it in full.</summary>
internal static class FileHeads
{
    /// <summary>True for NDJSON: by its name, whatever is in it.</summary>
    public static bool IsLines(ImportFile file)
    {
        var name = file.Name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? file.Name[..^3] : file.Name;
        return name.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The type and id of each resource in a file that says both.</summary>
    public static IEnumerable<(string Type, string Id)> Of(ImportFile file)
    {
        using var text = new UnpackedStream(file.Open(), _ => { });
        if (IsLines(file))
        {
            var lines = new LineReader(text);
            while (lines.Next(out var line))
            {
                if (ResourceText.Head(line.Span) is ({ } type, { } id))
                {
                    yield return (type, id);
                }
            }

            yield break;
        }

        var survey = new BundleSurvey();
        JsonWalk.Through(text, survey);
        if (!survey.IsBundle && survey is { ResourceType: { } top, Id: { } topId })
        {
            yield return (top, topId);
        }

        if (survey.IsBundle && BundlePlan.Problem(survey) is null)
        {
            foreach (var (entry, id) in BundlePlan.Of(survey).Load)
            {
                if (entry.Type is not null && id is not null)
                {
                    yield return (entry.Type, id);
                }
            }
        }
    }

    /// <summary>Looks at the first characters.</summary>
    /// <exception cref="UnreadableException">It is empty, or no JSON.</exception>
    public static void CheckStart(Stream text)
    {
        Span<byte> some = stackalloc byte[512];
        int length;
        while ((length = text.Read(some)) > 0)
        {
            var begin = some[..length].IndexOfAnyExcept(" \t\r\n"u8);
            if (begin >= 0)
            {
                if (some[begin] != (byte)'{')
                {
                    throw new UnreadableException("This is no FHIR in JSON: a resource starts with {.");
                }

                return;
            }
        }

        throw new UnreadableException("The file is empty.");
    }

    /// <summary>All of a text that holds one resource.</summary>
    public static byte[] ReadWhole(Stream text)
    {
        using var whole = new MemoryStream();
        var buffer = new byte[1 << 16];
        while (text.Read(buffer) is var count and > 0)
        {
            whole.Write(buffer, 0, count);
            if (whole.Length > Importer.LargestResource)
            {
                throw new UnreadableException($"This resource is larger than {Importer.LargestResource >> 20} MB.");
            }
        }

        return whole.ToArray();
    }

    /// <summary>The bytes at a place further on in the text.</summary>
    public static byte[] ReadAt(Stream text, ref long position, long start, int length)
    {
        Span<byte> passed = stackalloc byte[4096];
        while (position < start)
        {
            position += text.ReadAtLeast(passed[..(int)Math.Min(passed.Length, start - position)], 1);
        }

        var bytes = new byte[length];
        text.ReadExactly(bytes);
        position += length;
        return bytes;
    }
}
