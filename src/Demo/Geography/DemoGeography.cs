using Goldthread.Population.Reference;
using Goldthread.Record.Access;

namespace Goldthread.Demo.Geography;

/// <summary>The geography of the demo place: small areas, neighbourhoods, practices, deprivation, residents, postcodes and outlines, loaded as published files are.</summary>
public static class DemoGeography
{
    /// <summary>Whose the files are said to be.</summary>
    public const string Source = "demo place";

    /// <summary>Loads all of it; what is there already stays as it is.</summary>
    public static async Task Load(ReferenceImport import)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("wrenfield-");
        try
        {
            foreach (var (name, content) in PlaceFiles.All)
            {
                var path = Path.Combine(folder.FullName, name);
                await File.WriteAllTextAsync(path, content);
                var done = await import.Load(path, Source, User.System, _ => { });
                if (!done.Succeeded || done.Value.Refusals.Count > 0) throw new InvalidOperationException($"The demo place made a reference file that is refused: {(done.Succeeded ? done.Value.Refusals[0] : done.Fault)}");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
