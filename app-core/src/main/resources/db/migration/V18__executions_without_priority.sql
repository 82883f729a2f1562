-- Executions have no priorities, the line of waiting jobs has. Each step of a job wrote this index anew for nothing.
drop index scheduled_tasks_priority;
