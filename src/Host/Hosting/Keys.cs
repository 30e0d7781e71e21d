using Microsoft.AspNetCore.DataProtection;

namespace Goldthread.Host.Hosting;

/// <summary>The keys that protect cookies and tokens, kept in the data folder so that they outlive a restart.</summary>
internal static class Keys
{
    public const string Application = "Goldthread";

    public static DirectoryInfo Folder(Settings settings) => System.IO.Directory.CreateDirectory(Path.Combine(settings.Folder, "keys"));

    public static IDataProtectionProvider Of(Settings settings) => DataProtectionProvider.Create(Folder(settings), b => b.SetApplicationName(Application));
}
