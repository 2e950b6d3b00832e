import { start } from '../../app/start.tsx';
import { AuditorFace } from './auditor-face.tsx';

start(<AuditorFace />);
