namespace Goldthread.Fhir.Import;

/// <summary>One file to load.</summary>
/// <param name="Name">Its name, as the report says it.</param>
/// <param name="Length">Its bytes, packed if it is packed.</param>
/// <param name="Open">Opens it from its start; the stream can seek. May be asked more than once.</param>
public sealed record ImportFile(string Name, long Length, Func<Stream> Open);

/// <summary>What was found at the places that were named: the files in the order in which they are loaded, and what was left out.</summary>
/// <param name="Files">The files, those with Patients first.</param>
/// <param name="Notes">Files that were passed over, in words.</param>
/// <param name="Missing">Places that are not there or cannot be read, in words.</param>
public sealed record ImportFiles(IReadOnlyList<ImportFile> Files, IReadOnlyList<string> Notes, IReadOnlyList<string> Missing)
{
    private static readonly string[] Endings = [".json", ".ndjson", ".jsonl"];

    /// <summary>
    /// Finds the files behind files and folders; folders with all that is in them. Patients go first, so that the part of a person
    /// is chosen by the verified NHS number; then by name.
    /// </summary>
    public static ImportFiles Find(IEnumerable<string> places)
    {
        var files = new List<string>();
        var notes = new List<string>();
        var missing = new List<string>();
        foreach (var place in places)
        {
            if (File.Exists(place))
            {
                files.Add(place);
            }
            else if (System.IO.Directory.Exists(place))
            {
                AddFolder(place, files, notes, missing);
            }
            else
            {
                missing.Add($"{place}: there is no file or folder of this name.");
            }
        }

        var found = new List<ImportFile>();
        foreach (var path in files.Distinct(StringComparer.Ordinal).OrderBy(HasPatientsOnly).ThenBy(f => f, StringComparer.Ordinal))
        {
            try
            {
                using var probe = OpenFile(path);
                found.Add(new ImportFile(path, probe.Length, () => OpenFile(path)));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                missing.Add($"{path}: cannot be read ({error.Message})");
            }
        }

        return new ImportFiles(found, notes, missing);
    }

    private static void AddFolder(string folder, List<string> files, List<string> notes, List<string> missing)
    {
        try
        {
            foreach (var file in System.IO.Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
            {
                if (IsWanted(file))
                {
                    files.Add(file);
                }
                else
                {
                    notes.Add($"{file}: passed over, its name ends in none of .json, .ndjson, .jsonl, with or without .gz.");
                }
            }

            foreach (var inner in System.IO.Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
            {
                AddFolder(inner, files, notes, missing);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            missing.Add($"{folder}: this folder cannot be read ({error.Message})");
        }
    }

    private static bool IsWanted(string file)
    {
        var name = file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? file[..^3] : file;
        return name.Length < file.Length && Path.GetExtension(name).Length == 0
            || Endings.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase));
    }

    private static int HasPatientsOnly(string file) => Path.GetFileName(file).StartsWith("Patient", StringComparison.OrdinalIgnoreCase) ? 0 : 1;

    private static FileStream OpenFile(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
}
