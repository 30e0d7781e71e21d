using System.IO.Compression;
using Goldthread.Host.Hosting;
using Goldthread.Kernel.Data;

namespace Goldthread.Host.Commands;

/// <summary>Puts a backup into an empty folder.</summary>
internal static class RestoreCommand
{
    public static async Task<int> Run(string[] args)
    {
        var arguments = Arguments.Read(args, ["data"], []);
        if (arguments.Rest is not [var file])
        {
            throw new UsageException("Name the one backup to restore.");
        }

        var folder = Open.Settings(arguments).Database;
        if (Database.IsPostgres(folder))
        {
            await Console.Error.WriteLineAsync("This place is in PostgreSQL. Restore it with PostgreSQL's own tools, such as pg_restore.");
            return 2;
        }

        if (System.IO.Directory.Exists(folder) && System.IO.Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new UsageException($"The folder {folder} is not empty; a backup is only put into an empty one.");
        }

        try
        {
            await using var zip = await ZipFile.OpenReadAsync(file);
            if (zip.GetEntry(BackupFiles.Records) is null || zip.Entries.FirstOrDefault(e => !BackupFiles.IsOurs(e.FullName)) is not null)
            {
                await Console.Error.WriteLineAsync($"{file} is not a backup that this command made. Nothing was restored.");
                return 1;
            }

            foreach (var entry in zip.Entries)
            {
                await Extract(entry, Path.Combine(folder, entry.FullName));
            }
        }
        catch (InvalidDataException)
        {
            await Console.Error.WriteLineAsync($"{file} is no backup, or it is damaged. What stands in {folder} is of no use.");
            return 1;
        }

        await using (await Stores.Open(folder, TimeProvider.System))
        {
            // Opened once, so that a backup of an older version is brought up to date and a damaged one is noticed.
        }

        await Console.Out.WriteLineAsync($"The store is back in {folder}. Check it with: goldthread verify --data {folder}");
        return 0;
    }

    private static async Task Extract(ZipArchiveEntry entry, string path)
    {
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var from = await entry.OpenAsync();
        await using var to = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        await from.CopyToAsync(to);
        to.Flush(flushToDisk: true);
    }
}
