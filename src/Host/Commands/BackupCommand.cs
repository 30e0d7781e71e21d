using System.IO.Compression;
using Goldthread.Kernel.Data;

namespace Goldthread.Host.Commands;

/// <summary>The files of a store that a backup holds, under the names they have in the data folder and in the backup.</summary>
internal static class BackupFiles
{
    public const string Records = "goldthread.db";
    public const string Reads = "reads.db";
    public const string Keys = "keys/";

    /// <summary>True for a name that a backup may hold; anything else in it was not put there by us.</summary>
    public static bool IsOurs(string name) =>
        name is Records or Reads || (name.StartsWith(Keys, StringComparison.Ordinal) && name.Length > Keys.Length && name.AsSpan(Keys.Length).IndexOfAny('/', '\\') < 0 && !name.Contains("..", StringComparison.Ordinal));
}

/// <summary>Copies a SQLite store into one file while it is in use.</summary>
internal static class BackupCommand
{
    public static async Task<int> Run(string[] args)
    {
        var arguments = Arguments.Read(args, ["data"], []);
        if (arguments.Rest is not [var file])
        {
            throw new UsageException("Name the one file to write.");
        }

        var settings = Open.Settings(arguments);
        if (Database.IsPostgres(settings.Database))
        {
            await Console.Error.WriteLineAsync("This store is in PostgreSQL. Back it up with PostgreSQL's own tools, such as pg_dump.");
            return 2;
        }

        if (File.Exists(file))
        {
            throw new UsageException($"{file} is there already; name a new file.");
        }

        Open.MustExist(settings);
        var part = file + ".part";
        var copy = part + ".db";
        try
        {
            await Write(settings.Database, part, copy);
            File.Move(part, file);
        }
        finally
        {
            File.Delete(part);
            File.Delete(copy);
        }

        await Console.Out.WriteLineAsync($"The store is in {file} ({new FileInfo(file).Length / 1e6:N1} MB). It holds records and keys: keep it as safe as the store.");
        return 0;
    }

    private static async Task Write(string folder, string part, string copy)
    {
        await using var stream = new FileStream(part, Private());
        await using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            // Records before reads: a seal in the records names acts of reading, which must then be in the copy of the reads.
            foreach (var name in new[] { BackupFiles.Records, BackupFiles.Reads })
            {
                if (File.Exists(Path.Combine(folder, name)))
                {
                    await new FileStream(copy, Private()).DisposeAsync();
                    SqliteCopy.Copy(Path.Combine(folder, name), copy);
                    await zip.CreateEntryFromFileAsync(copy, name, CompressionLevel.Fastest);
                    File.Delete(copy);
                }
            }

            var keys = Path.Combine(folder, BackupFiles.Keys);
            foreach (var key in System.IO.Directory.Exists(keys) ? System.IO.Directory.GetFiles(keys) : [])
            {
                await zip.CreateEntryFromFileAsync(key, BackupFiles.Keys + Path.GetFileName(key));
            }
        }

        stream.Flush(flushToDisk: true);
    }

    private static FileStreamOptions Private()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
