using Goldthread.Record;
using Goldthread.Toolkit.Programmes.Running;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Toolkit.Programmes;

/// <summary>What programmes add to the host.</summary>
internal static class ProgrammeServices
{
    public static void AddProgrammes(this IServiceCollection services)
    {
        services.AddSingleton<CallDesk>();
        services.AddSingleton<BidDesk>();
        services.AddSingleton<ScreeningDesk>();
        services.AddSingleton<PanelDesk>();
        services.AddSingleton<ScoringDesk>();
        services.AddSingleton<SelectionDesk>();
        services.AddSingleton<LetterDesk>();
        services.AddSingleton<LessonDesk>();
        services.AskForSight("/Programmes");
    }
}
