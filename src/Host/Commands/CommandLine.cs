using Microsoft.Data.Sqlite;
using Npgsql;

namespace Goldthread.Host.Commands;

/// <summary>The commands. Each has its own file beside this one.</summary>
internal static class CommandLine
{
    private const string Help = """
        Goldthread: one record of health and social care.

          goldthread serve   [--urls URL] [--data DIR] [--empty] [--people N]   serve the pages and the FHIR interface
          goldthread import  PATH... [--data DIR] [--source NAME]               load FHIR JSON, bundles, NDJSON, .gz, folders
          goldthread directory import URL|FILE --source NAME [--data DIR]       take over services of another directory (Open Referral UK)
          goldthread export  [--data DIR] [--to DIR] [--at INSTANT]             write every current resource as NDJSON, a file a type; with --at, as they stood then
          goldthread view    FILE.json [--format csv|ndjson|json] [--data DIR]  write the rows of a view (SQL on FHIR)
                             [--to FILE] [--limit N] [--no-header]
          goldthread verify  [--data DIR]                                       check every act in the journal
          goldthread reindex [--data DIR]                                       make the index anew, while the store is in use
          goldthread backup  FILE [--data DIR]                                  copy the store while it is in use
          goldthread restore FILE [--data DIR]                                  put a backup into an empty folder
          goldthread national import FOLDER [--data DIR]                        load published national figures about leaving hospital
          goldthread population reference PATH... [--data DIR]                  load published files about places: areas, deprivation, practices, boundaries
          goldthread population refresh [--data DIR]                            make the joined-up data set, or bring it up to date
          goldthread population risk MODEL.txt [--data DIR]                     hold a risk model against what happened; --fit finds weights
          goldthread indicator METHOD < rows.csv                                values with limits: rates, inequality, funnels, trends ...; --help says more
          goldthread score   MODEL < codes.csv                                  scores of people: hfrs, charlson, elixhauser, efi; --help says more
          goldthread model   run|cohort|tree|psa|queue|check ...                models of people, cohorts, decisions and queues; --help says more
          goldthread extract cld|csds --from 2025-07-01 --to 2025-09-30 ...     rows of a return from the store, with what its rules say; --help says more
          goldthread quality cld < rows.csv                                     check Client Level Data row by row, before it is sent
          goldthread toolkit check [--online] [--data DIR]                      what of the toolkit is overdue, and which addresses are dead or moved
          goldthread toolkit import FILE.ndjson --owner CODE [--data DIR]       take over initiatives
          goldthread token   USER [--data DIR] | --list                         print a bearer token (demo mode)

        DIR is a folder, or a PostgreSQL connection string. Without it: the setting Goldthread:Database, else ./data.
        """;

    public static async Task<int> Run(string[] args)
    {
        var rest = args.Skip(1).ToArray();
        try
        {
            switch (args.FirstOrDefault())
            {
                case "serve":
                    return await ServeCommand.Run(rest);
                case "import":
                    return await ImportCommand.Run(rest);
                case "directory":
                    return await DirectoryCommand.Run(rest);
                case "export":
                    return await ExportCommand.Run(rest);
                case "view":
                    return await ViewCommand.Run(rest);
                case "verify":
                    return await VerifyCommand.Run(rest);
                case "reindex":
                    return await ReindexCommand.Run(rest);
                case "backup":
                    return await BackupCommand.Run(rest);
                case "restore":
                    return await RestoreCommand.Run(rest);
                case "national":
                    return await NationalCommand.Run(rest);
                case "population":
                    return await PopulationCommand.Run(rest);
                case "indicator":
                    return await IndicatorCommand.Run(rest);
                case "score":
                    return await ScoreCommand.Run(rest);
                case "model":
                    return await ModelCommand.Run(rest);
                case "toolkit":
                    return await ToolkitCommand.Run(rest);
                case "extract":
                    return await ExtractCommand.Run(rest);
                case "quality":
                    return await QualityCommand.Run(rest);
                case "token":
                    return await TokenCommand.Run(rest);
                case null or "help" or "--help" or "-h":
                    await Console.Out.WriteLineAsync(Help);
                    return 0;
                default:
                    throw new UsageException($"There is no command \"{args[0]}\".");
            }
        }
        catch (UsageException error)
        {
            await Console.Error.WriteLineAsync($"{error.Message}\n\n{Help}");
            return 2;
        }
        catch (Exception error) when (error is SqliteException or NpgsqlException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"The store or a file could not be used: {error.Message}");
            return 3;
        }
    }
}
